package io.penstock.proof.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessingStepTest {
  @ParameterizedTest
  @CsvSource({
    "io.penstock.processor.dedupe.Deduplicator, DEDUPE",
    "io.penstock.processor.read.ItemReader, JSON_READ",
    "tools.jackson.core.json.UTF8StreamJsonParser, JSON_READ",
    "tools.jackson.core.json.UTF8JsonGenerator, JSON_WRITE",
    "io.penstock.processor.normalize.Normalizer, NORMALIZE",
    "io.penstock.processor.order.Sequencer, ORDER",
    "io.penstock.processor.normalize.EntityChange$ContentHash, HASH",
    "sun.security.provider.SHA2$SHA256, HASH",
    "org.rocksdb.RocksDB, STORES",
    "org.apache.kafka.streams.state.internals.MeteredWindowStore, STORES",
    "org.apache.kafka.clients.producer.internals.RecordAccumulator, PRODUCER",
    "org.apache.kafka.streams.processor.internals.RecordCollectorImpl, PRODUCER",
    "org.apache.kafka.clients.consumer.internals.Fetcher, CONSUMER",
    "org.apache.kafka.streams.processor.internals.StreamThread, STREAMS",
    "java.util.HashMap, REST"
  })
  void aFrameBelongsToWhoseNameFitsItLongest(String className, ProcessingStep step) {
    assertThat(ProcessingStep.of(List.of(className))).isEqualTo(step);
  }

  @Test
  void whatServesEveryoneIsItsCallers() {
    var stack =
        List.of(
            "java.util.HashMap",
            "io.penstock.processor.normalize.Normalizer",
            "io.penstock.processor.fold.Fold");

    assertThat(ProcessingStep.of(stack)).isEqualTo(ProcessingStep.NORMALIZE);
  }

  @Test
  void aStackOfNobodysIsTheRest() {
    assertThat(ProcessingStep.of(List.of())).isEqualTo(ProcessingStep.REST);
  }
}
