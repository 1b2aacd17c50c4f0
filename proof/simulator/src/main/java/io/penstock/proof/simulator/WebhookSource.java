package io.penstock.proof.simulator;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.cli.payloads.RandomChoices;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/// The webhooks of one connection, one after the other.
sealed interface WebhookSource {

  WebhookStyle voice();

  /// The next webhook.
  DraftWebhook next();

  /// The next webhook of a re-sync of all its entities.
  DraftWebhook nextOfResync();

  /// A connection whose webhooks contain whole entities.
  final class Full implements WebhookSource {
    private final WebhookStyle voice;
    private final SourceSystem system;
    private final RandomChoices chance;
    private final Deque<SourceSystem.Act> script;

    /// A sender in its initial state.
    ///
    /// @param script the first acts; later acts are random
    Full(
        WebhookStyle voice,
        ApiGeneration generation,
        SplittableRandom random,
        Instant start,
        List<SourceSystem.Act> script) {
      this.voice = voice;
      this.chance = new RandomChoices(random.split());
      this.system =
          new SourceSystem(
              generation, new RandomChoices(random.split()), new Payloads(random.split()), start);
      this.script = new ArrayDeque<>(script);
    }

    @Override
    public WebhookStyle voice() {
      return voice;
    }

    @Override
    public DraftWebhook next() {
      return voice.full(script.isEmpty() ? system.next() : system.next(script.remove()), chance);
    }

    @Override
    public DraftWebhook nextOfResync() {
      return voice.full(system.resync(), chance);
    }
  }

  /// A connection whose webhooks only name entities. Now and then it repeats an earlier body.
  final class Thin implements WebhookSource {
    private static final List<EntityType> TYPES =
        EntityTypes.ALL.stream()
            .filter(
                type ->
                    List.of("site", "asset", "purchase_order", "work_order").contains(type.name()))
            .toList();
    private static final int IDS_MAX = 6;

    private final WebhookStyle voice;
    private final RandomChoices chance;
    private final List<DraftWebhook> before = new ArrayList<>();

    Thin(WebhookStyle voice, RandomChoices chance) {
      this.voice = voice;
      this.chance = chance;
    }

    @Override
    public WebhookStyle voice() {
      return voice;
    }

    @Override
    public DraftWebhook next() {
      if (before.size() == 2 || (!before.isEmpty() && chance.oneIn(10))) {
        before.add(chance.pick(before));
        return before.getLast();
      }
      var ids = new ArrayList<String>();
      for (int left = chance.between(1, IDS_MAX); left > 0; left--) {
        ids.add(uuid());
      }
      var verb = chance.oneIn(4) ? Operation.CREATED : Operation.UPDATED;
      before.add(voice.thin(chance.pick(TYPES), verb, ids));
      return before.getLast();
    }

    @Override
    public DraftWebhook nextOfResync() {
      return next();
    }

    private String uuid() {
      return "%s-%s-4%s-b%s-%s"
          .formatted(chance.hex(8), chance.hex(4), chance.hex(3), chance.hex(3), chance.hex(12));
    }
  }
}
