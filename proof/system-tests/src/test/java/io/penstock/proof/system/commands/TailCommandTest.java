package io.penstock.proof.system.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.EntityTypes;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class TailCommandTest {
  private final KafkaTestClient kafka;
  private final String orders;

  TailCommandTest(KafkaTestClient kafka) {
    this.kafka = kafka;
    this.orders = kafka.topics().events(EntityTypes.PURCHASE_ORDER);
  }

  @BeforeAll
  void createTopics() {
    kafka.createTopics(2);
  }

  @Test
  void whatStandsThereIsReadToTheEndInOrder() {
    for (int i = 1; i <= 5; i++) {
      kafka.produce(event("read/po-1", i));
      kafka.produce(event("other/po-1", i));
    }

    var run = tail("purchase-orders", "--from-beginning", "--no-follow", "--connection", "read");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines())
        .hasSize(5)
        .allMatch(line -> line.contains("purchase-orders  read/po-1  updated  #"));
    assertThat(run.lines())
        .extracting(line -> line.substring(line.length() - 2))
        .containsExactly("#1", "#2", "#3", "#4", "#5");
  }

  @Test
  void whatIsNotCommittedIsNotShown() {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "transactional.id", kafka.topics().prefix());
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ = producer.send(event("aborted/po", 1));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      var _ = producer.send(event("aborted/po", 2));
      producer.commitTransaction();
    }

    var run = tail("purchase-orders", "--from-beginning", "--no-follow", "--connection", "aborted");

    assertThat(run.lines()).singleElement().asString().endsWith("#2");
  }

  @Test
  void withoutFurtherWordsItStartsAtTheEndAndFollows() {
    kafka.produce(event("follow/po", 1));
    var following =
        CompletableFuture.supplyAsync(() -> tail("--connection", "follow", "--max", "2"));
    var sequence = new AtomicInteger(1);

    Eventually.get(
        () -> {
          kafka.produce(event("follow/po", sequence.incrementAndGet()));
          return following.isDone();
        },
        done -> done);

    var run = following.join();
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(2).noneMatch(line -> line.endsWith("#1"));
  }

  @Test
  void aScriptReadsObjectsWithAllThereIs() {
    var at = kafka.produceRaw("raw", "{\"n\":1.10}", Map.of("webhook-id", "evt"));

    var run = tail("webhooks", "--from-beginning", "--no-follow", "--connection", "raw", "--json");

    assertThat(run.lines())
        .singleElement()
        .asString()
        .startsWith(
            "{\"topic\":\"%s\",\"partition\":%d,\"offset\":%d,\"timestamp\":"
                .formatted(at.topic(), at.partition(), at.offset()))
        .endsWith("\"key\":\"raw\",\"headers\":{\"webhook-id\":\"evt\"},\"value\":{\"n\":1.10}}");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void itEndsQuietlyWhereNobodyReadsOn() {
    kafka.produce(event("gone/po", 1));
    var closed = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    closed.close();
    var out = new PrintWriter(closed, true, UTF_8);

    var run = CommandRun.to(out, args("--from-beginning", "--connection", "gone"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aBridgeThatIsNotThereIsOneClearLine() {
    var run =
        CommandRun.of("tail", "--kafka", kafka.bootstrapServers(), "--prefix", "nobody", "late");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("has no topic nobody.late", "penstock topics", "--prefix")
        .hasLineCount(1);
  }

  private ProducerRecord<byte[], byte[]> event(String key, int sequence) {
    var value = "{\"schema\":1,\"operation\":\"updated\",\"sequence\":%d}".formatted(sequence);
    return new ProducerRecord<>(orders, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private CommandRun tail(String... options) {
    return CommandRun.of(args(options));
  }

  private String[] args(String... options) {
    var args = new ArrayList<>(List.of("tail", "--kafka", kafka.bootstrapServers()));
    args.addAll(List.of("--prefix", kafka.topics().prefix()));
    args.addAll(List.of(options));
    return args.toArray(String[]::new);
  }
}
