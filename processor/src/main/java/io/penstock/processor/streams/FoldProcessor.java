package io.penstock.processor.streams;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.ConsistencyException;
import io.penstock.processor.guard.StateOrigin;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.store.StoredFoldState;
import io.penstock.processor.streams.FoldProcessor.OutputKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Runs the fold on one partition's records.
///
/// All state comes from the stores: after an aborted transaction Kafka Streams calls `init` again,
/// which reads it anew.
public final class FoldProcessor implements Processor<byte[], byte[], OutputKey, byte[]> {
  private final Fold.Maker folds;
  private final FoldObserver observer;
  private final PartitionGuard guard;
  private @Nullable ProcessorContext<OutputKey, byte[]> context;
  private @Nullable Fold fold;
  private @Nullable OffsetSequence offsets;

  FoldProcessor(Fold.Maker folds, FoldObserver observer, PartitionGuard guard) {
    this.folds = folds;
    this.observer = observer;
    this.guard = guard;
  }

  @Override
  public void init(ProcessorContext<OutputKey, byte[]> context) {
    var partition = context.taskId().partition();
    var state = new StoredFoldState(context);
    this.context = context;
    this.offsets = OffsetSequence.start(guard, partition, state);
    var begun = folds.fold(partition, state);
    var status = begun.status();
    if (status != null) {
      guard.conserved(partition, status.residual());
    }
    this.fold = begun;
    observer.began(partition, status);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    var to = Objects.requireNonNull(context);
    var here = Objects.requireNonNull(fold);
    var raw = raw(record, to.recordMetadata().orElseThrow());
    Objects.requireNonNull(offsets).check(raw.offset());
    var plan = here.plan(raw);
    Objects.requireNonNull(offsets).passed(raw.offset());
    here.commit(plan, output -> to.forward(forwarded(output, raw)));
    observer.processed(raw, plan, Objects.requireNonNull(here.status()));
  }

  @Override
  public void close() {
    if (context != null) {
      observer.ended(context.taskId().partition());
    }
  }

  private static RawRecord raw(Record<byte[], byte[]> record, RecordMetadata at) {
    var headers = new ArrayList<Header>();
    for (var header : record.headers()) {
      headers.add(new Header(header.key(), header.value()));
    }
    return new RawRecord(
        at.topic(),
        at.partition(),
        at.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        headers);
  }

  private static Record<OutputKey, byte[]> forwarded(OutputRecord output, RawRecord raw) {
    var key = new OutputKey(output.topic(), raw.partition(), output.key());
    return new Record<>(key, output.value(), raw.timestampMs(), headers(output));
  }

  private static Headers headers(OutputRecord output) {
    var headers = new RecordHeaders();
    output.headers().forEach(header -> headers.add(header.name(), header.value()));
    return headers;
  }

  /// An output's key with its topic and partition, which Kafka Streams' partitioner could not know
  /// otherwise.
  record OutputKey(String topic, int partition, byte @Nullable [] bytes) {
    static final Serializer<OutputKey> SERIALIZER = (_, key) -> key.bytes();
    static final TopicNameExtractor<OutputKey, byte[]> TOPIC_NAME = (key, _, _) -> key.topic();
  }

  /// Assigns an output the partition number of its raw record, so that all records of a connection
  /// have one partition number across topics.
  static final class SamePartition implements StreamPartitioner<OutputKey, byte[]> {

    /// The raw partition's number.
    ///
    /// @throws IllegalStateException if the output topic has no partition of that number
    // Kafka will remove this method, but until then it is abstract.
    @SuppressWarnings("removal")
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, OutputKey key, byte[] value, int partitions) {
      if (key.partition() < partitions) {
        return Optional.of(Set.of(key.partition()));
      }
      throw new IllegalStateException(
          "%s has %d partitions, and raw partition %d needs its number there: give it as many as the raw topic has"
              .formatted(topic, partitions, key.partition()));
    }
  }

  /// Checks the offsets of one partition: each record must follow the last one. With the first
  /// record the origin of the state is stored.
  private static final class OffsetSequence {
    private final PartitionGuard guard;
    private final int partition;
    private final StoredFoldState state;
    private final StateOrigin origin;
    private boolean remembered;
    private long expected;

    private OffsetSequence(
        PartitionGuard guard,
        int partition,
        StoredFoldState state,
        StateOrigin origin,
        boolean remembered,
        long expected) {
      this.guard = guard;
      this.partition = partition;
      this.state = state;
      this.origin = origin;
      this.remembered = remembered;
      this.expected = expected;
    }

    /// Starts from the offset in the state, after checking that the state matches Kafka.
    static OffsetSequence start(PartitionGuard guard, int partition, StoredFoldState state) {
      var memory = state.memory();
      var origin = guard.atStart(partition, memory);
      guard.parts(partition, state.origin(), state.originOfEntities());
      return memory
          .map(
              past ->
                  new OffsetSequence(guard, partition, state, origin, true, past.lastOffset() + 1))
          .orElseGet(
              () ->
                  new OffsetSequence(guard, partition, state, origin, false, origin.firstOffset()));
    }

    /// Checks a record's offset, before the record is planned.
    void check(long offset) {
      guard.next(partition, expected, offset);
    }

    /// Advances past a record, together with the record's commit.
    void passed(long offset) {
      if (!remembered) {
        state.put(origin);
        remembered = true;
      }
      expected = offset + 1;
    }
  }

  /// Observes the folds, on the threads that process. It also sees work that an aborted transaction
  /// undoes.
  public interface FoldObserver {

    /// This process begins to process a partition.
    ///
    /// @param status `null` if the partition has no record yet
    void began(int partition, @Nullable FoldStatus status);

    /// A record was processed.
    void processed(RawRecord record, RecordPlan plan, FoldStatus status);

    /// This process no longer processes the partition.
    void ended(int partition);

    /// An observer that forwards to several observers, in their order.
    static FoldObserver all(List<FoldObserver> observers) {
      return new FoldObserver() {
        @Override
        public void began(int partition, @Nullable FoldStatus status) {
          observers.forEach(each -> each.began(partition, status));
        }

        @Override
        public void processed(RawRecord record, RecordPlan plan, FoldStatus status) {
          observers.forEach(each -> each.processed(record, plan, status));
        }

        @Override
        public void ended(int partition) {
          observers.forEach(each -> each.ended(partition));
        }
      };
    }
  }

  /// Prevents a partition from being processed with a state that does not belong to it.
  interface PartitionGuard {

    /// Checks that the state matches Kafka's topics and offsets.
    ///
    /// @param memory empty if the partition has no state
    /// @return the state's origin; if there is no state yet, the new origin to store with the first
    ///   record
    /// @throws ConsistencyException if it does not match
    StateOrigin atStart(int partition, Optional<RememberedState> memory);

    /// Checks that the parts of the state belong together.
    ///
    /// @param progress the origin stored beside the counts
    /// @param entities the origin stored beside the entities
    /// @throws ConsistencyException if they do not
    void parts(int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities);

    /// Checks that no counted item is missing.
    ///
    /// @throws ConsistencyException if an item is missing
    void conserved(int partition, long residual);

    /// Checks that a record is the next one.
    ///
    /// @throws ConsistencyException if it is not
    void next(int partition, long expected, long offset);
  }
}
