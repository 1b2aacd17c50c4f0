package io.penstock.processor.golden;

import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.order.HoldLimits;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.processor.read.RawRecord;
import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.golden.GoldenRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A log of raw records and the rules it is folded under: what a golden file is made from.
///
/// @param comment the lines that say what it shows, each with its `#`
/// @param judged whether the model knows all that stands in it, and must agree
/// @param records in the order in which they are run; offsets count up in each partition
record GoldenLog(List<String> comment, FoldRules rules, boolean judged, List<RawRecord> records) {
  static final String JUDGED = "judged by the oracle";

  GoldenLog {
    comment = List.copyOf(comment);
    records = List.copyOf(records);
  }

  /// Reads the log of a golden file; the outputs in it are passed over.
  static GoldenLog read(List<String> lines) {
    var records = new ArrayList<RawRecord>();
    var rules = FoldRules.DEFAULT;
    var judged = false;
    for (var block : Blocks.of(lines)) {
      var heading = block.getFirst();
      var fields = block.subList(1, block.size());
      if (heading.equals("rules")) {
        rules = rules(fields);
      } else if (heading.equals(JUDGED)) {
        judged = true;
      } else if (heading.startsWith("raw ")) {
        records.add(raw(heading.substring("raw ".length()), GoldenRecord.read(fields)));
      }
    }
    var comment = lines.stream().takeWhile(line -> line.startsWith("#")).toList();
    return new GoldenLog(comment, rules, judged, records);
  }

  private static RawRecord raw(String place, GoldenRecord record) {
    var numbers = place.split("-", -1);
    var timestampMs = record.timestampMs();
    if (timestampMs == null) {
      throw new IllegalArgumentException("raw " + place + " has no time");
    }
    return new RawRecord(
        GoldenStep.TOPICS.webhooks(),
        Integer.parseInt(numbers[0]),
        Long.parseLong(numbers[1]),
        timestampMs,
        record.key(),
        record.value(),
        record.headers().stream()
            .map(
                header ->
                    new io.penstock.processor.read.RawRecord.Header(header.name(), header.value()))
            .toList());
  }

  private static FoldRules rules(List<String> fields) {
    var told = new HashMap<String, Long>();
    for (var field : fields) {
      var parts = field.strip().split(": ", 2);
      told.put(parts[0], Long.valueOf(parts[1].replace("ms", "")));
    }
    return new FoldRules(
        Duration.ofMillis(take(told, "grace")),
        Duration.ofMillis(take(told, "gap.timeout")),
        Duration.ofMillis(take(told, "clock.step")),
        Duration.ofMillis(take(told, "horizon")),
        Duration.ofMillis(take(told, "ahead.max")),
        new HoldLimits(
            Math.toIntExact(take(told, "held.entity.max")),
            Math.toIntExact(take(told, "held.max")),
            take(told, "held.bytes.max"),
            Math.toIntExact(take(told, "held.share"))),
        new ReleaseLimits(
            Math.toIntExact(take(told, "release.items.max")), take(told, "release.bytes.max")),
        new AskingLimits(
            Duration.ofMillis(take(told, "lag.max")),
            Duration.ofMillis(take(told, "fetch.lapse")),
            Math.toIntExact(take(told, "fetch.open.max"))));
  }

  private static long take(Map<String, Long> told, String key) {
    var value = told.remove(key);
    if (value == null) {
      throw new IllegalArgumentException("the rules lack " + key);
    }
    return value;
  }

  /// The lines before the first record.
  List<String> head() {
    var head = new ArrayList<>(comment);
    head.add("");
    if (judged) {
      head.add(JUDGED);
      head.add("");
    }
    head.add("rules");
    new TreeMap<>(rules.byKey()).forEach((key, value) -> head.add("  " + key + ": " + value));
    return head;
  }

  /// A raw record's lines.
  static List<String> lines(RawRecord record) {
    var headers =
        record.headers().stream().map(each -> new Header(each.name(), each.value())).toList();
    var lines = new ArrayList<String>();
    lines.add("raw " + record.partition() + "-" + record.offset());
    lines.addAll(
        new GoldenRecord(record.timestampMs(), record.key(), headers, record.value())
            .lines(Set.of()));
    return lines;
  }
}
