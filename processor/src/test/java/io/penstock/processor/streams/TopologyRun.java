package io.penstock.processor.streams;

import io.penstock.processor.codec.PartitionProgressCodec;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.golden.GoldenStep;
import io.penstock.processor.golden.LogRun;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.store.StoreNames;
import io.penstock.processor.store.StoredFoldState;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.ProducedRecords;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// A log through the whole topology, as it is shipped, from the source to the sink. The driver
/// knows partition 0 alone, and counts its offsets from 0.
public final class TopologyRun implements LogRun {
  private static final String RAW = GoldenStep.TOPICS.webhooks();

  private final Statuses watch = new Statuses();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> raw;

  public TopologyRun(Fold.Maker folds, Path stateDir) {
    var topology = FoldTopology.of(GoldenStep.TOPICS, folds, watch, Bench.guard());
    driver = new TopologyTestDriver(topology, Bench.config(stateDir));
    raw = driver.createInputTopic(RAW, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public GoldenStep next(RawRecord record) {
    var time = Instant.ofEpochMilli(record.timestampMs());
    raw.pipeInput(new TestRecord<>(record.key(), record.value(), headers(record), time));
    var outputs = new ArrayList<Emission>();
    for (var topic : GoldenStep.TOPICS.outputs()) {
      ProducedRecords.take(driver, topic).forEach(output -> outputs.add(emission(output)));
    }
    return watch.step(record, outputs);
  }

  static Headers headers(RawRecord record) {
    var headers = new RecordHeaders();
    record.headers().forEach(header -> headers.add(header.name(), header.value()));
    return headers;
  }

  static List<Header> headers(Headers headers) {
    return Stream.of(headers.toArray()).map(each -> new Header(each.key(), each.value())).toList();
  }

  private static Emission emission(ProducerRecord<byte[], byte[]> output) {
    return new Emission(
        output.topic(),
        output.partition(),
        output.timestamp(),
        output.key(),
        output.value(),
        headers(output.headers()));
  }

  @Override
  public PartitionProgress progress() {
    var store = driver.<Bytes, byte[]>getKeyValueStore(StoreNames.PROGRESS);
    return PartitionProgressCodec.decode(
        Objects.requireNonNull(store.get(StoredFoldState.PROGRESS)));
  }

  @Override
  public void close() {
    driver.close();
  }
}
