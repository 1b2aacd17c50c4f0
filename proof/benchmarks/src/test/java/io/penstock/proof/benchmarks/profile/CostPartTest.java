package io.penstock.proof.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.profile.CostPart.Frame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CostPartTest {
  private static final String GET =
      "org.rocksdb.RocksDB.get < org.apache.kafka.streams.state.internals.RocksDBStore.get < "
          + "org.apache.kafka.streams.processor.internals.metrics.StreamsMetricsImpl.measure < "
          + "org.apache.kafka.streams.state.internals.MeteredKeyValueStore.get < ";
  private static final String STORE = "io.penstock.processor.store.";
  private static final String FOLD = " < io.penstock.processor.fold.Fold.plan";
  private static final String STREAMS =
      "org.apache.kafka.streams.processor.internals.StreamThread.run";

  @Test
  void readOfAnEntityContainsRocksDbAndTheCodec() {
    assertThat(part(GET + STORE + "StoredFoldState.entity" + FOLD))
        .isEqualTo(CostPart.ENTITY_READS);
    assertThat(
            part(
                "io.penstock.processor.codec.EntityStateCodec.decode < "
                    + STORE
                    + "StoredFoldState.entity"
                    + FOLD))
        .isEqualTo(CostPart.ENTITY_READS);
  }

  @Test
  void lookupOfADeliveryIsNoWrite() {
    var lambda =
        GET
            + STORE
            + "SeenDeliveriesStore.lambda$first$0 < java.util.HashMap.computeIfAbsent < "
            + STORE
            + "SeenDeliveriesStore.first < "
            + STORE
            + "SeenDeliveriesStore.put";

    assertThat(part(lambda + FOLD)).isEqualTo(CostPart.SEEN_LOOKUPS);
    assertThat(part("a.B.c < " + STORE + "SeenDeliveriesStore.put" + FOLD))
        .isEqualTo(CostPart.STORE_WRITES);
  }

  @Test
  void commitOfAStoreIsAWrite() {
    assertThat(
            part(
                "org.rocksdb.RocksDB.write < "
                    + "org.apache.kafka.streams.state.internals.RocksDBStore.commit < "
                    + STREAMS))
        .isEqualTo(CostPart.STORE_WRITES);
  }

  @Test
  void sendOfAChangelogIsASend() {
    assertThat(
            part(
                "org.apache.kafka.clients.producer.KafkaProducer.send < "
                    + "org.apache.kafka.streams.state.internals.RocksDBStore.put < "
                    + STORE
                    + "StoredFoldState.put"
                    + FOLD))
        .isEqualTo(CostPart.SENDS);
  }

  @Test
  void outputThatIsHandedOnBelongsToStreams() {
    assertThat(
            part(
                "java.util.ArrayList.add < "
                    + "org.apache.kafka.streams.processor.internals.ProcessorContextImpl.forward < "
                    + "io.penstock.processor.streams.FoldProcessor.process"
                    + FOLD))
        .isEqualTo(CostPart.STREAMS);
  }

  @Test
  void otherCodeBelongsToItsCaller() {
    assertThat(part("java.util.HashMap.get < io.penstock.schemas.json.JsonReader.read" + FOLD))
        .isEqualTo(CostPart.FOLD);
    assertThat(part("java.util.HashMap.get < " + STREAMS)).isEqualTo(CostPart.STREAMS);
  }

  /// The part of a stack, the topmost frame first.
  private static CostPart part(String stack) {
    return CostPart.of(Arrays.stream(stack.split(" < ", -1)).map(CostPartTest::frame).toList());
  }

  private static Frame frame(String name) {
    var dot = name.lastIndexOf('.');
    return new Frame(name.substring(0, dot), name.substring(dot + 1));
  }
}
