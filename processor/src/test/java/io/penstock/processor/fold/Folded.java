package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What one record led to.
record Folded(
    RawRecord record, OutcomeCounts tally, List<OutputRecord> outputs, List<LogSpan> spans) {

  /// So many items that came, and one outcome of as many.
  static OutcomeCounts tally(ItemOutcome outcome, long items) {
    var tally = OutcomeCounts.none();
    tally.countItems(items);
    tally.count(outcome, items);
    return tally;
  }

  /// What its items became, such as `2 emitted, 1 dead`.
  String became() {
    return Arrays.stream(ItemOutcome.values())
        .filter(outcome -> tally.of(outcome) != 0)
        .map(outcome -> tally.of(outcome) + " " + outcome.label())
        .collect(Collectors.joining(", "));
  }

  /// The topics of what was emitted, in its order.
  List<String> topics() {
    return outputs.stream().map(OutputRecord::topic).toList();
  }

  /// The only output.
  OutputRecord output() {
    if (outputs.size() != 1) {
      throw new AssertionError("expected one output, got " + topics());
    }
    return outputs.getFirst();
  }

  /// The only output's value as text.
  String value() {
    return value(output());
  }

  static String value(OutputRecord output) {
    return new String(Objects.requireNonNull(output.value()), UTF_8);
  }

  static String key(OutputRecord output) {
    return new String(Objects.requireNonNull(output.key()), UTF_8);
  }

  /// The headers as `name: value`, in their order.
  static List<String> headers(OutputRecord output) {
    return output.headers().stream().map(Folded::line).toList();
  }

  private static String line(Header header) {
    var value = header.value();
    return header.name() + (value == null ? "" : ": " + new String(value, UTF_8));
  }

  /// The last header of the name.
  static String header(OutputRecord output, String name) {
    return headers(output).reversed().stream()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .map(line -> line.substring(name.length() + 2))
        .orElse("(none)");
  }

  /// How many items the record has: none for a control record, one if it can't be read or its
  /// recipe has no place for entities, and otherwise as many as its `data` or `body` is long.
  static long items(RawRecord record, OutcomeCounts tally) {
    if (record.header(RawRecordHeaders.KIND) != null) {
      return 0;
    }
    var generic = "nango".equals(record.header(RawRecordHeaders.RECIPE));
    var unreadable = tally.items() == 1 && tally.of(ItemOutcome.DEAD) == 1;
    return generic || unreadable || record.value() == null ? 1 : length(record.value());
  }

  private static long length(byte[] body) {
    if (!(JsonReader.read(body) instanceof JsonReader.Reading.Document(Json.Obj document))) {
      return 1;
    }
    var content =
        document.member("data") == null ? document.member("body") : document.member("data");
    return content instanceof Json.Arr(var items) ? items.size() : 1;
  }
}
