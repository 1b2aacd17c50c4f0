package io.penstock.processor.golden;

import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.read.RawRecord;
import io.penstock.proof.reference.Emission;
import io.penstock.schemas.TopicNames;
import java.util.Comparator;
import java.util.List;

/// What one raw record led to.
///
/// @param tally what its items became, and those that waited for it
/// @param held how many items are held after it
/// @param outputs topic by topic, and each topic's in their order: no consumer sees more
public record GoldenStep(RawRecord record, OutcomeCounts tally, int held, List<Emission> outputs) {

  /// The topics of golden logs.
  public static final TopicNames TOPICS = new TopicNames("t");

  public GoldenStep {
    outputs =
        outputs.stream()
            .sorted(Comparator.comparingInt(output -> TOPICS.outputs().indexOf(output.topic())))
            .toList();
  }
}
