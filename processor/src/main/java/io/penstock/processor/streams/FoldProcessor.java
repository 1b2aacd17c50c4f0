package io.penstock.processor.streams;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.Header;
import io.penstock.processor.fold.Output;
import io.penstock.processor.fold.RawRecord;
import io.penstock.processor.fold.State;
import io.penstock.processor.fold.Tally;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final Function<State, Fold> folds;
  private final Consumer<Tally> tallies;
  private final TaskGuard guard;
  private @Nullable ProcessorContext<OutputKey, byte[]> context;
  private @Nullable Fold fold;
  private @Nullable Guarded guarded;

  FoldProcessor(Function<State, Fold> folds, Consumer<Tally> tallies, TaskGuard guard) {
    this.folds = folds;
    this.tallies = tallies;
    this.guard = guard;
  }

  @Override
  public void init(ProcessorContext<OutputKey, byte[]> context) {
    this.context = context;
    var state = new StoreState(context);
    this.guarded = Guarded.start(guard, context.taskId().partition(), state);
    this.fold = folds.apply(state);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    var to = Objects.requireNonNull(context);
    var raw = raw(record, to.recordMetadata().orElseThrow());
    Objects.requireNonNull(guarded).check(raw.offset());
    var plan = Objects.requireNonNull(fold).plan(raw);
    Objects.requireNonNull(guarded).passed(raw.offset());
    plan.commit(output -> to.forward(forwarded(output, raw)));
    tallies.accept(plan.tally());
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

  private static Record<OutputKey, byte[]> forwarded(Output output, RawRecord raw) {
    var key = new OutputKey(output.topic(), raw.partition(), output.key());
    return new Record<>(key, output.value(), raw.timestampMs(), headers(output));
  }

  private static Headers headers(Output output) {
    var headers = new RecordHeaders();
    output.headers().forEach(header -> headers.add(header.name(), header.value()));
    return headers;
  }
}
