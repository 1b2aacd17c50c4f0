package io.penstock.proof.simulator;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.RandomChoices;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Generates the webhooks of all simulated connections, each with its time.
final class DraftWebhooks {
  /// Percentage of the busiest connection's webhooks that are placed in its re-sync.
  private static final int RESYNC_PERCENT = 15;

  private static final List<Forgery> IMPOSTURES = List.of(Forgery.values());
  private static final List<Corruption> GARBLES = List.of(Corruption.values());
  private static final List<UnmappedEvent> UNMAPPED = List.of(UnmappedEvent.values());
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;
  private static final int BODY_BYTES_MAX = 1 << 20;
  private static final Instant ELSEWHERE = Instant.parse("2026-01-10T00:00:00Z");

  private final SimulatedConnections connections;
  private final SendingPace tempo;
  private final SplittableRandom random;
  private final RandomChoices chance;

  DraftWebhooks(SimulatedConnections connections, SendingPace tempo, SplittableRandom random) {
    this.connections = connections;
    this.tempo = tempo;
    this.random = random;
    this.chance = new RandomChoices(random.split());
  }

  /// Genuine, readable webhooks. The busiest connection re-syncs its entities in the second rush.
  List<DraftWebhook.Timed> good(int count) {
    var letters = new ArrayList<DraftWebhook.Timed>();
    var quotas = connections.quotas(count, chance);
    for (int number = 0; number < quotas.length; number++) {
      var sender = connections.active().get(number);
      for (var evenMs : times(quotas[number], number == 0 ? RESYNC_PERCENT : 0)) {
        var resync = number == 0 && tempo.isInSecondRush(evenMs);
        var letter = resync ? sender.nextOfResync() : sender.next();
        letters.add(new DraftWebhook.Timed(letter, tempo.rushed(evenMs)));
      }
      if (quotas[number] > 0) {
        letters.add(withUntoldEnd(letters.removeLast(), sender));
      }
    }
    return letters;
  }

  private static DraftWebhook.Timed withUntoldEnd(DraftWebhook.Timed last, WebhookSource sender) {
    var causes = new ArrayList<>(last.letter().causes());
    causes.addAll(sender.untoldEnd());
    return new DraftWebhook.Timed(last.letter().causedBy(causes), last.atMs());
  }

  private long[] times(int count, int rushPercent) {
    var times = new long[count];
    for (int i = 0; i < count; i++) {
      boolean rush = i < count * rushPercent / 100;
      times[i] = rush ? tempo.inSecondRush(chance) : tempo.any(chance);
    }
    Arrays.sort(times);
    return times;
  }

  /// Webhooks that the ingress must refuse, and genuine webhooks that are unreadable.
  List<DraftWebhook.Timed> bad(PostKindCounts shares) {
    var letters = new ArrayList<DraftWebhook.Timed>();
    for (int i = 0; i < shares.forged(); i++) {
      letters.add(atAnyTime(forged(IMPOSTURES.get(i % IMPOSTURES.size()))));
    }
    for (int i = 0; i < shares.unreadable(); i++) {
      var garble = GARBLES.get(i % GARBLES.size());
      letters.add(atAnyTime(garble.letter(connections.any(chance).voice(), chance)));
    }
    for (int i = 0; i < shares.disconnected(); i++) {
      var gone = new Intent.Unwelcome(GONE, "disconnected");
      letters.add(atAnyTime(connections.disconnected().next().meaning(gone)));
    }
    for (int i = 0; i < shares.tooLarge(); i++) {
      letters.add(atAnyTime(tooLarge()));
    }
    return letters;
  }

  /// Genuine webhooks that name no entity.
  List<DraftWebhook.Timed> unmapped(PostKindCounts shares) {
    var letters = new ArrayList<DraftWebhook.Timed>();
    for (int i = 0; i < shares.unmapped(); i++) {
      var event = UNMAPPED.get(i % UNMAPPED.size());
      letters.add(atAnyTime(event.letter(connections.any(chance).voice(), chance)));
    }
    return letters;
  }

  private DraftWebhook.Timed atAnyTime(DraftWebhook letter) {
    return new DraftWebhook.Timed(letter, tempo.rushed(tempo.any(chance)));
  }

  /// A forgery in the style of a sender. Its entities belong to no connection.
  private DraftWebhook forged(Forgery imposture) {
    var voice = connections.any(chance).voice();
    var own = new WebhookSource.Full(voice, ApiGeneration.V3, random.split(), ELSEWHERE, List.of());
    var other = connections.any(chance);
    while (other.voice().equals(voice)) {
      other = connections.any(chance);
    }
    return imposture.forge(own.next(), other.voice().account(), chance);
  }

  /// A genuine thin webhook whose body exceeds the limit of 1 MiB.
  private DraftWebhook tooLarge() {
    var voice = connections.any(chance).voice();
    var key = chance.hex(BODY_BYTES_MAX + chance.below(BODY_BYTES_MAX / 16));
    return voice
        .thin(EntityTypes.WORK_ORDER, Operation.UPDATED, List.of(key))
        .meaning(new Intent.Unwelcome(TOO_LARGE, "too-large"));
  }
}
