package io.penstock.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.ProcessorSettings;
import io.penstock.processor.StreamsSettings;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.fold.FoldState;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.StateOrigin;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.read.WebhookReader;
import io.penstock.processor.streams.FoldProcessor.PartitionGuard;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What the tests of this package set up: settings, a fold, a raw record's parts.
public final class Bench {
  public static final TopicNames TOPICS = new TopicNames("t");
  static final byte[] KEY = "conn-1".getBytes(UTF_8);
  static final byte[] ORDER = order(1, "a");

  static final FoldRules RULES = FoldRules.DEFAULT.withGrace(Duration.ZERO);

  private Bench() {}

  static byte[] order(int second, String title) {
    return """
        {"event":"purchase_order.updated","data":\
        {"id":"po-1","title":"%s","updatedAt":"2026-01-02T03:00:%02dZ"}}"""
        .formatted(title, second)
        .getBytes(UTF_8);
  }

  static Headers headers(String webhookId) {
    return new RecordHeaders()
        .add("webhook-id", webhookId.getBytes(UTF_8))
        .add("webhook-id-origin", "sender".getBytes(UTF_8))
        .add("recipe", "makini".getBytes(UTF_8))
        .add("origin", "webhook".getBytes(UTF_8))
        .add("received-at", "1767322800204".getBytes(UTF_8));
  }

  /// Releases at once.
  static Fold fold(int partition, FoldState state) {
    var recipe = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    var readers = Map.of("makini", new WebhookReader(recipe.layout()));
    return new Fold(state, partition, RULES, TOPICS, readers, Normalizer.builtIn());
  }

  /// A guard that finds all as it should be.
  static PartitionGuard guard() {
    return new PartitionGuard() {
      @Override
      public StateOrigin atStart(int partition, Optional<RememberedState> memory) {
        return memory
            .map(RememberedState::origin)
            .orElseGet(() -> new StateOrigin("raw-id", 12, new TreeMap<>(), 0, ""));
      }

      @Override
      public void parts(
          int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities) {}

      @Override
      public void conserved(int partition, long residual) {}

      @Override
      public void next(int partition, long expected, long offset) {}
    };
  }

  public static ProcessorSettings settings(Path stateDir, Map<String, String> kafka) {
    return new ProcessorSettings(
        "localhost",
        0,
        TOPICS,
        "processor-0",
        stateDir,
        2,
        1,
        3,
        KnownRecipes.builtIn().layouts(),
        RULES,
        kafka);
  }

  public static Properties config(Path stateDir) {
    var kafka = Map.of("bootstrap.servers", "127.0.0.1:1");
    return StreamsSettings.of(settings(stateDir, kafka), "member");
  }
}
