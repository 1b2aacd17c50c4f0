package io.penstock.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.guard.Consistency;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.processor.guard.ConsistencyException;
import io.penstock.processor.guard.StateOrigin;
import io.penstock.processor.store.StoreNames;
import io.penstock.processor.store.StoredFoldState;
import io.penstock.processor.streams.FoldProcessor.OutputKey;
import io.penstock.processor.streams.FoldProcessor.PartitionGuard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldProcessorTest {
  private static final int PARTITION = 7;
  private static final StateOrigin ORIGIN = new StateOrigin("raw-1", 12, new TreeMap<>(), 0, "");
  private static final long STEP_MS = 5 * 60_000;

  @TempDir private Path stateDir;
  private final Tallies watch = new Tallies();
  private final List<OutcomeCounts> tallies = watch.all;
  private final List<Optional<RememberedState>> memories = new ArrayList<>();
  private final FoldProcessor processor = new FoldProcessor(Bench::fold, watch, new Remembering());
  private MockProcessorContext<OutputKey, byte[]> context;
  private List<StateStore> stores = List.of();
  private Optional<ConsistencyBreach> torn = Optional.empty();
  private long offset;

  @BeforeEach
  void open() {
    context =
        new MockProcessorContext<>(
            Bench.config(stateDir), new TaskId(0, PARTITION), stateDir.toFile());
    stores = new ArrayList<>();
    for (var builder : FoldTopology.stores()) {
      StateStore store = builder.withLoggingDisabled().withCachingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.add(store);
    }
    processor.init(context);
  }

  @AfterEach
  void close() {
    stores.forEach(StateStore::close);
  }

  /// As Kafka Streams does when the transaction is committed: until then nothing is on disk.
  private void commit() {
    stores.forEach(store -> store.commit(Map.of()));
  }

  @Test
  void outputCarriesThePartitionAndTheTimestampOfItsRawRecord() {
    process("evt-1", 1_767_322_800_000L);

    var output = context.forwarded().getFirst().record();
    assertThat(output.key().topic()).isEqualTo("t.purchase-orders");
    assertThat(output.key().partition()).isEqualTo(PARTITION);
    assertThat(output.timestamp()).isEqualTo(1_767_322_800_000L);
  }

  @Test
  void initAgainOnTheSameObjectFindsAllInTheStores() {
    process("evt-1", 1);

    processor.init(context);
    process("evt-1", 2);

    assertThat(tallies)
        .extracting(tally -> tally.of(ItemOutcome.DUPLICATE))
        .containsExactly(0L, 1L);
  }

  @Test
  void storesOnDiskSurviveARestart() {
    process("evt-1", 1);
    commit();
    close();

    // The progress, which a changelog would restore, is in memory.
    offset = 0;
    open();
    process("evt-1", 2);
    process("evt-2", 3);

    assertThat(tallies)
        .extracting(tally -> tally.of(ItemOutcome.DUPLICATE))
        .containsExactly(0L, 1L, 0L);
    assertThat(tallies.getLast().of(ItemOutcome.UNCHANGED)).isOne();
  }

  @Test
  void diskWithoutTheCountsThatBelongToItIsNoticed() {
    assertThat(torn).isEmpty();
    process("evt-1", 1);
    commit();
    close();

    offset = 0;
    open();

    assertThat(torn).map(ConsistencyBreach::label).contains("state-torn");
  }

  @Test
  void heldChangeThatTheCountsDoNotKnowIsNoticed() {
    process("evt-1", 1);
    var kept = context.<KeyValueStore<Bytes, byte[]>>getStateStore(StoreNames.PROGRESS);
    var counted = kept.get(StoredFoldState.PROGRESS);
    processWaiting("evt-2", 2);
    kept.put(StoredFoldState.PROGRESS, counted);

    assertThatThrownBy(() -> processor.init(context))
        .isInstanceOf(ConsistencyException.class)
        .hasMessageContaining("restore the disk from the changelogs");
  }

  @Test
  void originIsRememberedWithTheFirstRecordAndNotBefore() {
    processor.init(context);
    process("evt-1", 1);
    process("evt-2", 1);
    processor.init(context);

    assertThat(memories)
        .containsExactly(
            Optional.empty(), Optional.empty(), Optional.of(new RememberedState(ORIGIN, 1)));
  }

  @Test
  void recordBehindAHoleIsNotProcessed() {
    process("evt-1", 1);
    offset++;

    assertThatThrownBy(() -> process("evt-2", 1))
        .isInstanceOf(ConsistencyException.class)
        .hasMessageContaining("after offset 0 comes 2");
    assertThat(tallies).hasSize(1);
  }

  @Test
  void firstRecordMustBeTheOneTheGroupBeginsWith() {
    offset = 1;

    assertThatThrownBy(() -> process("evt-1", 1)).isInstanceOf(ConsistencyException.class);
  }

  /// On the real store, which drops segments by itself while others are written.
  @Test
  void storeKeepsASightingForTheWholeLongestHorizon() {
    process("other", 0);
    process("evt-1", STEP_MS);
    var steps = SeenDeliveries.HORIZON_MAX_MS / STEP_MS;
    for (long step = 2; step <= steps; step++) {
      process("evt-" + step, step * STEP_MS);
    }

    process("evt-1", (steps + 1) * STEP_MS - 1);
    process("evt-1", (steps + 1) * STEP_MS);

    var last = tallies.subList(tallies.size() - 2, tallies.size());
    assertThat(last).extracting(tally -> tally.of(ItemOutcome.DUPLICATE)).containsExactly(1L, 0L);
  }

  private void processWaiting(String id, long timestampMs) {
    context.setRecordMetadata("t.webhooks", PARTITION, offset++);
    var headers = Bench.headers(id).add("grace", "1000".getBytes(UTF_8));
    processor.process(new Record<>(Bench.KEY, Bench.order(9, id), timestampMs, headers));
  }

  private void process(String id, long timestampMs) {
    context.setRecordMetadata("t.webhooks", PARTITION, offset++);
    var headers =
        Bench.headers(id)
            .add("horizon", Long.toString(SeenDeliveries.HORIZON_MAX_MS).getBytes(UTF_8));
    processor.process(new Record<>(Bench.KEY, Bench.ORDER, timestampMs, headers));
  }

  /// Notes what states remember of themselves, and lets no hole pass.
  private final class Remembering implements PartitionGuard {
    private final Consistency guard =
        new Consistency(new ApplicationNames("", "t-g1", "t.webhooks", Set.of(), "state"), "");

    @Override
    public StateOrigin atStart(int partition, Optional<RememberedState> memory) {
      memories.add(memory);
      return ORIGIN;
    }

    @Override
    public void parts(
        int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities) {
      torn = guard.parts(partition, progress, entities);
    }

    @Override
    public void conserved(int partition, long residual) {
      stopOn(guard.conserved(partition, residual));
    }

    @Override
    public void next(int partition, long expected, long offset) {
      stopOn(guard.next(partition, expected, offset));
    }

    private void stopOn(Optional<ConsistencyBreach> found) {
      found.ifPresent(
          breach -> {
            throw new ConsistencyException(breach);
          });
    }
  }
}
