package io.penstock.processor.fold;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.order.HoldLimits;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.read.WebhookReader;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RecordResult;
import io.penstock.proof.reference.generate.RandomScenario;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The fold of a log in the words of the model, so that equal texts are equal bytes.
final class Judged {
  private static final Normalizer NORMALIZER = Normalizer.builtIn();
  private static final Map<String, WebhookReader> READERS =
      Map.of(
          "makini",
          new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout()),
          "nango",
          new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("nango")).layout()),
          Versions.RECIPE,
          Versions.reader());

  private final MemoryState state;
  private final Fold fold;

  Judged(RandomScenario scenario, MemoryState state) {
    this(rules(scenario.rules()), state, state);
  }

  /// A fold.
  ///
  /// @param seen what the fold sees of the state: the state itself, unless it is a mutant's
  Judged(FoldRules rules, MemoryState state, FoldState seen) {
    this.state = state;
    this.fold = new Fold(seen, 3, rules, new TopicNames("t"), READERS, NORMALIZER);
  }

  /// What the next record leads to, and what all records up to it came to.
  String next(io.penstock.proof.reference.RawRecord record) {
    var outputs = new ArrayList<OutputRecord>();
    var plan = fold.plan(raw(record));
    fold.commit(plan, outputs::add);
    return text(record, outputs, Objects.requireNonNull(state.progress()), fold);
  }

  /// What the model says of a log.
  static List<String> expected(List<RecordResult> steps) {
    return steps.stream()
        .map(
            result ->
                text(result.emissions().stream().map(Emission::text).toList(), counts(result)))
        .toList();
  }

  private static Map<String, Long> counts(RecordResult result) {
    var counts = new LinkedHashMap<>(result.counts());
    counts.put("missing", 0L);
    return counts;
  }

  static FoldRules rules(ModelSettings rules) {
    return new FoldRules(
        Duration.ofMillis(rules.graceMs()),
        Duration.ofMillis(rules.gapTimeoutMs()),
        Duration.ofMillis(rules.clockStepMs()),
        Duration.ofMillis(rules.horizonMs()),
        Duration.ofMillis(rules.aheadMaxMs()),
        new HoldLimits(
            rules.bounds().heldPerEntityMax(),
            rules.bounds().heldMax(),
            rules.bounds().heldBytesMax(),
            rules.bounds().heldSharePercent()),
        new ReleaseLimits(rules.bounds().releaseItemsMax(), rules.bounds().releaseBytesMax()),
        new AskingLimits(
            Duration.ofMillis(rules.lagMaxMs()),
            Duration.ofMillis(rules.fetchLapseMs()),
            rules.fetchOpenMax()));
  }

  private static String text(
      io.penstock.proof.reference.RawRecord record,
      List<OutputRecord> outputs,
      PartitionProgress progress,
      Fold fold) {
    var status = Objects.requireNonNull(fold.status());
    var counts = new LinkedHashMap<String, Long>();
    counts.put("items", progress.tally().items());
    for (var outcome : ItemOutcome.values()) {
      counts.put(outcome.label(), progress.tally().of(outcome));
    }
    counts.put("held", (long) status.held());
    counts.put("id-reused", progress.tally().idsReused());
    counts.put("missing", status.residual());
    return text(outputs.stream().map(output -> text(record, output)).toList(), counts);
  }

  private static String text(List<String> outputs, Map<String, Long> counts) {
    return String.join("\n", outputs) + "\n" + new TreeMap<>(counts);
  }

  private static String text(io.penstock.proof.reference.RawRecord record, OutputRecord output) {
    return Emission.text(
        output.topic(),
        record.partition(),
        record.timestampMs(),
        output.key(),
        output.value(),
        output.headers().stream()
            .map(header -> new io.penstock.proof.reference.Header(header.name(), header.value()))
            .toList());
  }

  private static RawRecord raw(io.penstock.proof.reference.RawRecord record) {
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestampMs(),
        record.key(),
        record.value(),
        record.headers().stream().map(it -> new Header(it.name(), it.value())).toList());
  }
}
