package io.penstock.processor.streams;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.streams.BridgeTopology.FoldObserver;
import io.penstock.processor.streams.BridgeTopology.OutputKey;
import io.penstock.processor.streams.OffsetSequence.PartitionGuard;
import java.util.ArrayList;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Carries the fold out over one partition.
///
/// Keeps nothing of its own: after an aborted transaction `init` is called again, and all there is
/// comes from the stores.
final class FoldProcessor implements Processor<byte[], byte[], OutputKey, byte[]> {
  private final Fold.Maker folds;
  private final FoldObserver watch;
  private final PartitionGuard guard;
  private @Nullable ProcessorContext<OutputKey, byte[]> context;
  private @Nullable Fold fold;
  private @Nullable OffsetSequence offsets;

  FoldProcessor(Fold.Maker folds, FoldObserver watch, PartitionGuard guard) {
    this.folds = folds;
    this.watch = watch;
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
    watch.began(partition, status);
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
    watch.processed(raw.partition(), plan, Objects.requireNonNull(here.status()));
  }

  @Override
  public void close() {
    if (context != null) {
      watch.ended(context.taskId().partition());
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
}
