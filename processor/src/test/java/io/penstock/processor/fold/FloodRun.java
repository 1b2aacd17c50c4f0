package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.emit.RecordSize;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A fold under a flood. It holds every plan against the bounds, and every event against its
/// entity's order, and remembers which record brought each event.
final class FloodRun {
  /// The time between two ticks, in milliseconds.
  static final long TICK_MS = 500;

  /// Far more ticks than any flood needs until nothing is held.
  private static final int TICKS_MAX = 10_000;

  private record Last(long sequence, long orderKey) {}

  private final FoldRules rules;
  private final Map<String, Last> entities = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Map<String, Long>> broughtBy = new HashMap<>();
  private final Map<String, Integer> forced = new HashMap<>();
  private MemoryState stored = new MemoryState();
  private MeasuredState measured = new MeasuredState(stored);
  private Partition partition;
  private long records;
  private long largestPlanBytes;
  private long outputsHash;
  private int deferring;

  FloodRun(FoldRules rules) {
    this.rules = rules;
    this.partition = new Partition(3, 0, stored, measured, rules);
  }

  FloodRun append(Raw raw) {
    measured.reset();
    var folded = partition.append(raw);
    assertWithinBounds(folded);
    folded.outputs().forEach(output -> check(output, folded));
    var bytes = folded.outputs().stream().mapToLong(FloodRun::bytes).sum();
    largestPlanBytes = Math.max(largestPlanBytes, bytes);
    deferring += partition.status().anyOver() ? 1 : 0;
    records++;
    return this;
  }

  /// Time passes before the next record, on the log clock too.
  FloodRun after(long ms) {
    partition.after(ms);
    return this;
  }

  /// Time passes until nothing is held.
  ///
  /// @return the number of ticks
  int drain() {
    int ticks = 0;
    while (partition.status().held() > 0) {
      assertThat(ticks).as("ticks after which items are still held").isLessThan(TICKS_MAX);
      after(TICK_MS).append(Raw.tick());
      ticks++;
    }
    return ticks;
  }

  /// The process ends, and another goes on with the stored state.
  void restart() {
    stored = stored.restored();
    measured = new MeasuredState(stored);
    var timestampMs = partition.status().timestampMs();
    partition = new Partition(3, records, stored, measured, rules);
    partition.after(timestampMs - Partition.START_MS);
  }

  private void assertWithinBounds(Folded folded) {
    var tally = folded.tally();
    var own = tally.items();
    for (var decided :
        new ItemOutcome[] {
          ItemOutcome.LATE, ItemOutcome.DEAD, ItemOutcome.FETCH, ItemOutcome.DUPLICATE
        }) {
      own -= tally.of(decided);
    }
    var limits = rules.release();
    var released = tally.of(ItemOutcome.EMITTED) + tally.of(ItemOutcome.UNCHANGED);
    assertThat(released).isLessThanOrEqualTo(Math.max(limits.items(), 2 * own));
    if (measured.heldWrites() == own) {
      assertWeighs(limits);
    }
  }

  /// All that was released was held before. One item is released whatever it weighs.
  private void assertWeighs(ReleaseLimits limits) {
    assertThat(measured.heldReadBytes())
        .isLessThanOrEqualTo(Math.max(limits.bytes(), 2 * measured.heldWriteBytes()));
  }

  private void check(OutputRecord output, Folded folded) {
    outputsHash = 31 * outputsHash + Arrays.hashCode(output.value());
    outputsHash = 31 * outputsHash + Folded.headers(output).hashCode();
    if (!output.topic().equals("t.purchase-orders")) {
      return;
    }
    var id = header(output, "ce_id");
    assertThat(ids.add(id)).as(id).isTrue();
    broughtBy
        .computeIfAbsent(header(output, "ce_source"), _ -> new LinkedHashMap<>())
        .put(id, folded.record().offset());
    if (header(output, "forced").equals("true")) {
      forced.merge(header(output, "ce_source"), 1, Integer::sum);
    }
    var now =
        new Last(
            Long.parseLong(header(output, "ce_sequence")),
            Long.parseLong(header(output, "order-key")));
    var before = entities.put(Folded.key(output), now);
    assertThat(now.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
    assertThat(now.orderKey())
        .isGreaterThanOrEqualTo(before == null ? Long.MIN_VALUE : before.orderKey());
  }

  /// The last header of the name; a flood has too many for [Folded#header].
  private static String header(OutputRecord output, String name) {
    for (var header : output.headers().reversed()) {
      var value = header.value();
      if (header.name().equals(name) && value != null) {
        return new String(value, UTF_8);
      }
    }
    return "(none)";
  }

  private static long bytes(OutputRecord output) {
    return RecordSize.of(output.key())
        + RecordSize.of(output.value())
        + RecordSize.of(output.headers());
  }

  /// The offset of the record that brought each event of the connection, by the event's id, in the
  /// order of emission.
  Map<String, Long> broughtBy(String connection) {
    return broughtBy.getOrDefault("/connections/" + connection, Map.of());
  }

  /// The number of events of the connection that were forced out.
  int forced(String connection) {
    return forced.getOrDefault("/connections/" + connection, 0);
  }

  long count(ItemOutcome outcome) {
    return partition.tally().of(outcome);
  }

  int held() {
    return partition.status().held();
  }

  /// Whether an item that is due is left to the next record.
  boolean isDeferring() {
    return partition.status().anyOver();
  }

  /// How many records left an item that was due to a later one.
  int deferring() {
    return deferring;
  }

  /// The size of the largest plan's outputs, in bytes.
  long largestPlanBytes() {
    return largestPlanBytes;
  }

  /// A hash of all outputs in their order.
  long outputsHash() {
    return outputsHash;
  }

  MeasuredState measured() {
    return measured;
  }
}
