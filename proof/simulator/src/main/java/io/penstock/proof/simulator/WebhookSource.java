package io.penstock.proof.simulator;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.cli.payloads.RandomChoices;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
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

  /// What happens at the source last of all, without a webhook.
  List<EntityLife.Told> untoldEnd();

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
      var choices = new RandomChoices(random.split());
      var contents = new Payloads(random.split());
      this.system =
          new SourceSystem(generation, choices, contents, SourceSystem.types(choices), start);
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

    @Override
    public List<EntityLife.Told> untoldEnd() {
      return List.of();
    }
  }

  /// A connection whose webhooks only name entities. The contents are at its API.
  ///
  /// Now and then it repeats an earlier body, and now and then it does not tell what changed.
  final class Thin implements WebhookSource {
    /// Types that the API recipes can ask for.
    private static final List<EntityType> TYPES =
        EntityTypes.ALL.stream()
            .filter(
                type ->
                    List.of("site", "asset", "purchase_order", "work_order").contains(type.name()))
            .toList();

    /// Number of entities before the first webhook.
    private static final int EXISTING = 6;

    /// Of so many webhooks, one follows a change that no webhook tells.
    private static final int UNTOLD_ONE_IN = 12;

    /// The first acts of each sender; later acts are random.
    private static final List<SourceSystem.Act> SCRIPT =
        List.of(
            SourceSystem.Act.REMOVE,
            SourceSystem.Act.CREATE_AGAIN,
            SourceSystem.Act.DELETE_AS_UPDATE,
            SourceSystem.Act.UPDATE_AT_ONCE);

    private final WebhookStyle voice;
    private final RandomChoices chance;
    private final SourceSystem system;
    private final Deque<SourceSystem.Act> script = new ArrayDeque<>(SCRIPT);
    private final List<EntityLife.Told> existing = new ArrayList<>();
    private final List<DraftWebhook> before = new ArrayList<>();

    /// A sender in its initial state.
    Thin(WebhookStyle voice, ApiGeneration generation, SplittableRandom random, Instant start) {
      this.voice = voice;
      this.chance = new RandomChoices(random.split());
      this.system =
          new SourceSystem(
              generation,
              new RandomChoices(random.split()),
              new Payloads(random.split()),
              TYPES,
              start);
      for (int number = 0; number < EXISTING; number++) {
        existing.addAll(system.next(SourceSystem.Act.CREATE).items());
      }
    }

    /// The names of the types of its entities.
    static List<String> types() {
      return TYPES.stream().map(EntityType::name).toList();
    }

    @Override
    public WebhookStyle voice() {
      return voice;
    }

    /// What the API shows before the first webhook.
    List<EntityLife.Told> existing() {
      return existing;
    }

    @Override
    public DraftWebhook next() {
      if (before.size() == 2 || (!before.isEmpty() && chance.oneIn(10))) {
        before.add(chance.pick(before));
        return before.getLast();
      }
      var changes = new ArrayList<EntityLife.Told>();
      if (chance.oneIn(UNTOLD_ONE_IN)) {
        changes.addAll(system.next(untold()).items());
      }
      var news = system.next(script.isEmpty() ? act() : script.remove());
      changes.addAll(news.items());
      var ids = news.items().stream().map(told -> told.change().entity()).toList();
      before.add(voice.thin(news.type(), news.verb(), ids));
      return before.getLast().causedBy(changes);
    }

    private SourceSystem.Act untold() {
      return chance.oneIn(3) ? SourceSystem.Act.CREATE : SourceSystem.Act.UPDATE;
    }

    private SourceSystem.Act act() {
      int fate = chance.below(100);
      if (fate < 20) {
        return fate < 4 ? SourceSystem.Act.CREATE_SEVERAL : SourceSystem.Act.CREATE;
      } else if (fate < 32) {
        return fate < 27 ? SourceSystem.Act.REMOVE : SourceSystem.Act.DELETE_AS_UPDATE;
      } else if (fate < 42) {
        return fate < 38 ? SourceSystem.Act.CREATE_AGAIN : SourceSystem.Act.RESYNC;
      } else if (fate < 54) {
        return fate < 44 ? SourceSystem.Act.UPDATE_AT_ONCE : SourceSystem.Act.UPDATE_SEVERAL;
      } else {
        return SourceSystem.Act.UPDATE;
      }
    }

    @Override
    public DraftWebhook nextOfResync() {
      return next();
    }

    @Override
    public List<EntityLife.Told> untoldEnd() {
      return system.next(SourceSystem.Act.CREATE).items();
    }
  }
}
