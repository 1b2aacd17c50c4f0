package io.penstock.proof.simulator;

import io.penstock.cli.payloads.RandomChoices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// All that a simulated Makini will post and when: everything is decided before the first post.
///
/// @param changes at the sources of the APIs, in the order of their times
/// @param posts in the order of their times. A change that a post tells of has the time of the
///   post, and comes first.
public record Plan(Accounts accounts, List<SourceChange> changes, List<Post> posts) {
  /// A webhook and when it is to be posted. A repeat is another post of the same webhook.
  ///
  /// @param at from the start
  public record Post(Webhook webhook, Duration at) {}

  /// Fewer posts have no room for one of each kind.
  static final int WEBHOOKS_MIN = 100;

  /// The five busiest, one more, and one that is disconnected.
  static final int CONNECTIONS_MIN = SimulatedConnections.BUSY + 2;

  public Plan {
    changes = List.copyOf(changes);
    posts = List.copyOf(posts);
  }

  /// The plan of a seed: the same arguments make the same.
  ///
  /// @param webhooks how many posts, repeats included
  /// @param connections how many connections, one of which is disconnected
  /// @param grace how long the receiver waits for older changes
  /// @throws IllegalArgumentException where there are fewer than 100 webhooks or 7 connections
  public static Plan of(long seed, int webhooks, int connections, Duration grace) {
    if (webhooks < WEBHOOKS_MIN || connections < CONNECTIONS_MIN) {
      throw new IllegalArgumentException(
          "expected at least %d webhooks of %d connections, got %d of %d"
              .formatted(WEBHOOKS_MIN, CONNECTIONS_MIN, webhooks, connections));
    }
    var random = new SplittableRandom(seed);
    var company = SimulatedConnections.of(connections, random.split());
    var shares = PostKindCounts.of(webhooks);
    var tempo = SendingPace.of(webhooks, grace, new RandomChoices(random.split()));
    var correspondence = new DraftWebhooks(company, tempo, random.split());
    var disorder = new ChangeReorderer(new RandomChoices(random.split()), grace);
    var letters =
        new ArrayList<>(
            disorder.of(correspondence.good(shares.good()), shares.tooLate(), shares.disordered()));
    letters.addAll(correspondence.bad(shares));
    letters.addAll(correspondence.unmapped(shares));
    letters.sort(Comparator.comparingLong(DraftWebhook.Timed::atMs));
    var repeats = new RepeatSchedule(new RandomChoices(random.split()), tempo.endMs());
    var posts = posts(letters, repeats.of(letters, shares.repeats()));
    return new Plan(company.accounts(), changes(company.existing(), letters), posts);
  }

  private static List<SourceChange> changes(
      List<SourceChange> existing, List<DraftWebhook.Timed> letters) {
    var changes = new ArrayList<>(existing);
    for (var timed : letters) {
      var at = Duration.ofMillis(timed.atMs());
      var connection = timed.letter().connection();
      for (var told : timed.letter().causes()) {
        changes.add(new SourceChange(at, connection, told.change(), told.json()));
      }
    }
    return changes;
  }

  private static List<Post> posts(List<DraftWebhook.Timed> letters, List<List<Long>> again) {
    var posts = new ArrayList<Post>();
    for (int number = 0; number < letters.size(); number++) {
      var webhook = letters.get(number).letter().numbered(number);
      posts.add(new Post(webhook, Duration.ofMillis(letters.get(number).atMs())));
      again.get(number).forEach(atMs -> posts.add(new Post(webhook, Duration.ofMillis(atMs))));
    }
    posts.sort(Comparator.comparing(Post::at));
    return posts;
  }
}
