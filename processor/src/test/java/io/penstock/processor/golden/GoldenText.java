package io.penstock.processor.golden;

import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.golden.GoldenRecord;
import io.penstock.schemas.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A golden file's text: the log, and below each raw record what it led to.
final class GoldenText {

  /// The words are for a person and may change.
  private static final Set<String> FREE = Set.of(DeadLetterHeaders.DETAIL);

  private GoldenText() {}

  /// The whole file.
  ///
  /// @param progress what each partition's state has counted in the end
  static List<String> of(
      GoldenLog log, List<GoldenStep> steps, SortedMap<Integer, PartitionProgress> progress) {
    var lines = new ArrayList<>(log.head());
    for (var step : steps) {
      lines.add("");
      lines.addAll(of(step));
    }
    lines.add("");
    progress.forEach((partition, end) -> lines.addAll(of(partition, end)));
    return lines;
  }

  /// A raw record and what it led to.
  static List<String> of(GoldenStep step) {
    var record = step.record();
    var place = record.partition() + "-" + record.offset();
    var lines = new ArrayList<>(GoldenLog.lines(record));
    lines.add("became " + place + ": " + became(step.tally()) + ", held " + step.held());
    for (var output : step.outputs()) {
      lines.addAll(of(place, output));
    }
    return lines;
  }

  private static List<String> of(String place, Emission output) {
    var lines = new ArrayList<String>();
    lines.add("out " + place + " to " + output.topic() + "-" + output.partition());
    lines.addAll(
        new GoldenRecord(output.timestampMs(), output.key(), output.headers(), output.value())
            .lines(FREE));
    return lines;
  }

  private static String became(OutcomeCounts tally) {
    var outcomes =
        Arrays.stream(ItemOutcome.values())
            .filter(outcome -> tally.of(outcome) != 0)
            .map(outcome -> outcome.label() + " " + tally.of(outcome));
    var reused = tally.idsReused() == 0 ? Stream.<String>of() : Stream.of("ids reused 1");
    return Stream.of(Stream.of("items " + tally.items()), outcomes, reused)
        .flatMap(parts -> parts)
        .collect(Collectors.joining(", "));
  }

  private static List<String> of(int partition, PartitionProgress end) {
    var lines = new ArrayList<String>();
    lines.add("counts of partition " + partition);
    lines.add("  offsets: " + end.firstOffset() + " to " + end.offset());
    lines.add("  items: " + end.tally().items());
    for (var outcome : ItemOutcome.values()) {
      lines.add("  " + outcome.label() + ": " + end.tally().of(outcome));
    }
    lines.add("  ids reused: " + end.tally().idsReused());
    return lines;
  }
}
