package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.proof.simulator.Plan.Post;
import io.penstock.schemas.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which kinds of posts a plan has, found by looking at it as a receiver would.
final class PlanTraits {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final List<String> WANTED =
      List.of(
          "thin",
          "thin again in the same words",
          "thin deleted",
          "V3 at the source",
          "hard-deleted at the source",
          "soft-deleted at the source",
          "created again at the source",
          "no webhook tells the last change",
          "V3",
          "V4",
          "id in a header",
          "id in the body",
          "no id",
          "several entities",
          "created",
          "updated",
          "deleted",
          "deleted as an update",
          "created again",
          "re-sync",
          "tie",
          "out of order, in time",
          "too late",
          "too late, third",
          "repeat at once",
          "repeat later",
          "repeat, third time",
          "repeat of a thin one",
          "repeat of an unreadable one",
          "401 forged",
          "401 unsigned",
          "unknown connection",
          "410 disconnected",
          "413 too-large",
          "unreadable invalid-json",
          "unreadable no-event",
          "generic rockets.updated",
          "generic assets.exploded",
          "generic connection/sync done",
          "unreadable no-content",
          "unreadable no-id");

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<Integer, List<Duration>> posted = new HashMap<>();
  private final Set<String> thin = new HashSet<>();
  private final Set<String> contents = new HashSet<>();
  private final Map<String, Instant> deletions = new HashMap<>();
  private final Map<String, Instant> creations = new HashMap<>();
  private final Map<String, Map<Instant, Duration>> firsts = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private int posts;

  private PlanTraits() {}

  static PlanTraits of(Plan plan) {
    var traits = new PlanTraits();
    plan.accounts().all().forEach(account -> traits.known.add(account.connection()));
    traits.posts = plan.posts().size();
    plan.posts().forEach(traits::look);
    traits.look(plan);
    traits.deletions.forEach(traits::lookForCreationAfter);
    return traits;
  }

  List<String> missing() {
    return WANTED.stream().filter(trait -> !counts.containsKey(trait)).toList();
  }

  double percent(String trait) {
    return counts.getOrDefault(trait, 0) * 100.0 / posts;
  }

  private void count(String trait) {
    counts.merge(trait, 1, Integer::sum);
  }

  private void look(Post post) {
    var webhook = post.webhook();
    var before = posted.computeIfAbsent(webhook.number(), _ -> new ArrayList<>());
    if (!before.isEmpty()) {
      lookAtRepeat(post, before);
    }
    before.add(post.at());
    switch (webhook.meaning()) {
      case Intent.Changes(var changes) when before.size() == 1 -> {
        lookAtForm(webhook, changes.size());
        changes.forEach(change -> look(webhook, change, post.at()));
      }
      case Intent.Changes _ -> {}
      case Intent.Notice _ -> {
        count("thin");
        var words = webhook.connection() + new String(webhook.body(), ISO_8859_1);
        if (before.size() == 1 && !thin.add(words)) {
          count("thin again in the same words");
        }
      }
      case Intent.Generic(var name, _) -> count("generic " + name);
      case Intent.Unreadable(var reason) -> {
        count("unreadable");
        count("unreadable " + reason);
      }
      case Intent.Unwelcome(var status, var label) -> {
        count(Integer.toString(status));
        count(status + " " + label);
        if (!known.contains(webhook.connection())) {
          count("unknown connection");
        }
      }
    }
  }

  /// Looks at what happened at the sources of the APIs, and who was told.
  private void look(Plan plan) {
    var last = new HashMap<String, SourceChange>();
    var told = new HashMap<String, Duration>();
    for (var post : plan.posts()) {
      if (post.webhook().meaning() instanceof Intent.Notice notice) {
        notice.ids().forEach(id -> told.put(post.webhook().connection() + id, post.at()));
        if (notice.operation().equals("deleted")) {
          count("thin deleted");
        }
      }
    }
    for (var change : plan.changes()) {
      var entity = change.connection() + change.change().entity();
      var before = last.put(entity, change);
      var json = change.json();
      if (json == null) {
        count("hard-deleted at the source");
      } else {
        count(json.contains("\"_updatedAt\"") ? "V4 at the source" : "V3 at the source");
        if (change.change().deleted()) {
          count("soft-deleted at the source");
        } else if (before != null && before.change().deleted()) {
          count("created again at the source");
        }
      }
    }
    last.forEach(
        (entity, change) -> {
          if (told.getOrDefault(entity, Duration.ofMillis(-2)).compareTo(change.at()) < 0) {
            count(
                change.at().isNegative()
                    ? "no webhook tells what exists"
                    : "no webhook tells the last change");
          }
        });
  }

  private void lookAtRepeat(Post post, List<Duration> before) {
    count("repeat");
    count(post.at().equals(before.getFirst()) ? "repeat at once" : "repeat later");
    if (before.size() == 2) {
      count("repeat, third time");
    }
    if (post.webhook().meaning() instanceof Intent.Notice) {
      count("repeat of a thin one");
    } else if (post.webhook().meaning() instanceof Intent.Unreadable) {
      count("repeat of an unreadable one");
    }
  }

  private void lookAtForm(Webhook webhook, int changes) {
    var body = new String(webhook.body(), ISO_8859_1);
    count(body.contains("\"_updatedAt\"") ? "V4" : "V3");
    if (webhook.id() == null) {
      count("no id");
    } else {
      count(body.contains(webhook.id()) ? "id in the body" : "id in a header");
    }
    if (changes > 1) {
      count("several entities");
    }
  }

  private void look(Webhook webhook, Change change, Duration at) {
    count(change.verb().label());
    if (change.deleted() && change.verb() == Operation.UPDATED) {
      count("deleted as an update");
    }
    var entity = webhook.connection() + change.type().name() + change.entity();
    if (change.deleted()) {
      deletions.merge(entity, change.changedAt(), PlanTraits::earlier);
    } else if (change.verb() == Operation.CREATED) {
      creations.merge(entity, change.changedAt(), PlanTraits::later);
    }
    if (!contents.add(entity + change.content())) {
      count("re-sync");
    }
    var times = firsts.computeIfAbsent(entity, _ -> new HashMap<>());
    if (times.putIfAbsent(change.changedAt(), at) != null) {
      count("tie");
    }
    newer(times, change).forEach(first -> lookAtDelay(at.minus(first)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// By the source system's clock: the two may be posted in any order.
  private void lookForCreationAfter(String entity, Instant deletedAt) {
    if (creations.getOrDefault(entity, Instant.MIN).isAfter(deletedAt)) {
      count("created again");
    }
  }

  /// When the first change came that is newer; none where none did.
  private static Stream<Duration> newer(Map<Instant, Duration> times, Change change) {
    return times.entrySet().stream()
        .filter(time -> time.getKey().isAfter(change.changedAt()))
        .map(Map.Entry::getValue)
        .min(Duration::compareTo)
        .stream();
  }

  private void lookAtDelay(Duration delay) {
    if (delay.compareTo(GRACE.plusMillis(1_500)) >= 0) {
      count("too late");
      if (counts.getOrDefault("too late", 0) == 3) {
        count("too late, third");
      }
    } else if (delay.compareTo(GRACE.multipliedBy(8).dividedBy(10)) <= 0) {
      count("out of order, in time");
    } else {
      count("out of order, in doubt");
    }
  }
}
