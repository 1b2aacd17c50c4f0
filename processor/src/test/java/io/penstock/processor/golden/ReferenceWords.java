package io.penstock.processor.golden;

import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.read.RawRecord;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.ModelSettings.Bounds;
import io.penstock.proof.reference.RecordResult;
import io.penstock.proof.reference.ReferenceModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Steps in the words of the model, so that equal texts are equal bytes and counts.
final class ReferenceWords {
  private ReferenceWords() {}

  static String of(GoldenStep step, PartitionProgress progress) {
    var counts = new TreeMap<String, Long>();
    counts.put("items", progress.tally().items());
    for (var outcome : ItemOutcome.values()) {
      counts.put(outcome.label(), progress.tally().of(outcome));
    }
    counts.put("held", (long) step.held());
    counts.put("id-reused", progress.tally().idsReused());
    return text(step.outputs(), counts);
  }

  /// What the model says of each record of a log, which lies in one partition.
  static List<String> byTheOracle(GoldenLog log) {
    var records = log.records().stream().map(ReferenceWords::record).toList();
    return ReferenceModel.fold(rules(log), records).stream().map(ReferenceWords::text).toList();
  }

  private static String text(RecordResult step) {
    var topics = GoldenStep.TOPICS.outputs();
    var sorted =
        step.emissions().stream()
            .sorted(Comparator.comparingInt(each -> topics.indexOf(each.topic())))
            .toList();
    return text(sorted, new TreeMap<>(step.counts()));
  }

  private static String text(List<Emission> emissions, Map<String, Long> counts) {
    return emissions.stream().map(Emission::text).collect(Collectors.joining("\n")) + "\n" + counts;
  }

  private static ModelSettings rules(GoldenLog log) {
    var rules = log.rules();
    return new ModelSettings(
        GoldenStep.TOPICS.prefix(),
        rules.grace().toMillis(),
        rules.gapTimeout().toMillis(),
        rules.clockStep().toMillis(),
        rules.horizon().toMillis(),
        rules.aheadMax().toMillis(),
        rules.asking().lagMax().toMillis(),
        rules.asking().lapse().toMillis(),
        rules.asking().openMax(),
        new Bounds(
            rules.hold().entityItems(),
            rules.hold().items(),
            rules.hold().bytes(),
            rules.hold().sharePercent(),
            rules.release().items(),
            rules.release().bytes()),
        Set.of("versioned"));
  }

  private static io.penstock.proof.reference.RawRecord record(RawRecord record) {
    var headers =
        record.headers().stream().map(each -> new Header(each.name(), each.value())).toList();
    return new io.penstock.proof.reference.RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestampMs(),
        record.key(),
        record.value(),
        headers);
  }
}
