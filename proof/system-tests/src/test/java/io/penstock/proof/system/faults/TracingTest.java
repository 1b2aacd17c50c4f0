package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A ingress that is traced stores what one stores that is not.
@ExtendWith(KafkaExtension.class)
class TracingTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-28T08:00:00Z"));
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";
  private static final String TRACEPARENT = "traceparent: 00-" + TRACE + "-" + PARENT + "-01";
  private static final String TRACESTATE = "tracestate: vendor=opaque";

  private final KafkaTestClient kafka;
  @TempDir private Path directory;

  TracingTest(KafkaTestClient kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void prepare() throws IOException {
    kafka.createTopics(1);
    Files.writeString(directory.resolve("shared"), Signed.SECRET);
    Files.writeString(
        directory.resolve("connections.yaml"),
        "connections: {conn-1: {recipe: makini, secrets: [shared]}}\n");
  }

  @Test
  void recordIsTheSameWithTracingAndWithoutAndTheSpansHaveTheSendersForTheirParent()
      throws IOException {
    var webhook = Signed.genuine("conn-1", 200);
    var before = records().size();
    try (var collector = Collector.willing()) {
      send(start(null), webhook, TRACEPARENT, TRACESTATE);
      send(start(collector.endpoint()), webhook, TRACEPARENT, TRACESTATE);

      var records = records().subList(before, before + 2);
      assertThat(content(records.get(1))).isEqualTo(content(records.get(0)));
      assertThat(content(records.get(1)))
          .contains("traceparent=00-" + TRACE + "-" + PARENT + "-01");
      var request = named(collector, "POST /webhooks");
      var record = named(collector, "send " + kafka.topics().webhooks());
      assertThat(hex(request.getTraceId().toByteArray())).isEqualTo(TRACE);
      assertThat(hex(request.getParentSpanId().toByteArray())).isEqualTo(PARENT);
      assertThat(hex(record.getTraceId().toByteArray())).isEqualTo(TRACE);
      assertThat(record.getParentSpanId()).isEqualTo(request.getSpanId());
      assertThat(collector.spans()).hasSize(2);
      assertThat(collector.spans().toString())
          .contains("penstock.connection", "conn-1", "stored")
          .doesNotContain(webhook.signature(), Signed.SECRET, "evt-");
    }
  }

  @Test
  void collectorThatHangsOrIsGoneKeepsNoWebhookAndNoEndWaiting() throws IOException {
    try (var collector = Collector.hanging()) {
      for (var endpoint : List.of(collector.endpoint(), "http://127.0.0.1:1/v1/traces")) {
        var ingress = start(endpoint);
        var webhooks = new ArrayList<Signed>();
        for (int i = 0; i < 300; i++) {
          webhooks.add(Signed.genuine("conn-1", 200));
        }

        send(ingress, webhooks.toArray(Signed[]::new));
      }

      // It never answered: had a webhook waited for it, it would wait still.
      assertThat(collector.asked()).isBetween(1, 30);
    }
  }

  private Ingress start(@Nullable String endpoint) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("PENSTOCK_TOPICS_PREFIX", kafka.topics().prefix());
    variables.put("PENSTOCK_HTTP_HOST", "127.0.0.1");
    variables.put("PENSTOCK_HTTP_PORT", "0");
    variables.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    variables.put("PENSTOCK_MANAGEMENT_PORT", "0");
    variables.put("PENSTOCK_DURABILITY", "warn");
    variables.put("PENSTOCK_DRAIN_DELAY", "0s");
    variables.put("PENSTOCK_CONNECTIONS_FILE", directory.resolve("connections.yaml").toString());
    variables.put("PENSTOCK_SECRETS_DIR", directory.toString());
    variables.put("PENSTOCK_TRACING_RATIO", "1");
    if (endpoint != null) {
      variables.put("PENSTOCK_TRACING_OTLP_ENDPOINT", endpoint);
    }
    var in = SettingsReader.of(null, variables);
    var settings = IngressSettings.read(in);
    in.complete();
    var ingress = Ingress.start(settings, CLOCK, System::nanoTime);
    Eventually.get(ingress::readiness, Readiness.Ready.class::isInstance);
    return ingress;
  }

  /// Sends it, and closes the ingress, which hands on what spans are left.
  private static void send(Ingress ingress, Signed webhook, String... headers) throws IOException {
    try (ingress;
        var wire = new RawConnection(ingress.port())) {
      assertThat(wire.send(webhook.request(headers)).answer().status()).isEqualTo(200);
    }
  }

  private static void send(Ingress ingress, Signed[] webhooks) throws IOException {
    try (ingress;
        var wire = new RawConnection(ingress.port())) {
      for (var webhook : webhooks) {
        assertThat(wire.send(webhook.request()).answer().status()).isEqualTo(200);
      }
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> records() {
    return kafka.read(kafka.topics().webhooks());
  }

  /// Key, value and headers in their order.
  private static String content(ConsumerRecord<byte[], byte[]> raw) {
    return new String(raw.key(), UTF_8)
        + "\n"
        + HexFormat.of().formatHex(raw.value())
        + "\n"
        + Arrays.stream(raw.headers().toArray())
            .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
            .collect(Collectors.joining("\n"));
  }

  private static Span named(Collector collector, String name) {
    return collector.spans().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
