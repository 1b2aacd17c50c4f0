package io.penstock.ingress.operate.trace;

import static io.penstock.proof.fixtures.senders.Makini.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.penstock.proof.fixtures.Eventually;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/// Which spans are made, and what becomes of them where nobody takes them.
class OtlpTracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private final Collected collected = new Collected();

  @Test
  void storedWebhookIsAServerSpanWithItsProducerSpanBelow() {
    var tracing = new OtlpTracing(collected, 1, "makini.webhooks");

    var trace = tracing.begin("POST", headers(Map.of()));
    trace.sending();
    trace.settled(
        new RecordMetadata(new TopicPartition("makini.webhooks", 7), 42, 0, 0, 1, 1), null);
    trace.answered(200, "stored", "conn-42");
    tracing.close(Eventually.MAX);

    var request = collected.named("POST /webhooks");
    var record = collected.named("send makini.webhooks");
    assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(request.getParentSpanContext().isValid()).isFalse();
    assertThat(attributes(request))
        .containsExactlyInAnyOrder(
            "http.request.method=POST",
            "http.response.status_code=200",
            "http.route=/webhooks",
            "url.scheme=http",
            "penstock.outcome=stored",
            "penstock.connection=conn-42");
    assertThat(record.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(record.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(attributes(record))
        .containsExactlyInAnyOrder(
            "messaging.system=kafka",
            "messaging.operation.type=send",
            "messaging.destination.name=makini.webhooks",
            "messaging.destination.partition.id=7",
            "messaging.kafka.offset=42");
    assertThat(tracing.ended()).isEqualTo(2);
    assertThat(tracing.exported()).isEqualTo(2);
  }

  @Test
  void sendersDecisionGoesBeforeTheRatio() {
    var all = new OtlpTracing(collected, 1, "t");
    var none = new OtlpTracing(collected, 0, "t");

    none.begin("POST", parent("01")).answered(200, "stored", "sampled");
    all.begin("POST", parent("00")).answered(200, "stored", "not sampled");
    none.begin("POST", headers(Map.of())).answered(200, "stored", "unsaid");
    all.close(Eventually.MAX);
    none.close(Eventually.MAX);

    assertThat(collected.spans).hasSize(1);
    assertThat(attributes(collected.spans.getFirst())).contains("penstock.connection=sampled");
    assertThat(collected.spans.getFirst().getTraceId()).isEqualTo(TRACE);
    assertThat(collected.spans.getFirst().getParentSpanId()).isEqualTo(SPAN);
  }

  @Test
  void traceparentThatStandsTwiceIsNoParent() {
    var tracing = new OtlpTracing(collected, 1, "t");

    var one = "00-" + TRACE + "-" + SPAN + "-01";
    tracing
        .begin("POST", name -> name.equals("traceparent") ? List.of(one, one) : List.of())
        .answered(200, "stored", "c");
    tracing.close(Eventually.MAX);

    assertThat(collected.spans.getFirst().getTraceId()).isNotEqualTo(TRACE);
  }

  @Test
  void refusalsAndFailuresSayTheirLabelAndNothingOfTheirCause() {
    var tracing = new OtlpTracing(collected, 1, "t");

    var failed = tracing.begin("POST", headers(Map.of()));
    failed.sending();
    failed.answered(503, "timed-out", "conn-1");
    failed.settled(null, new TimeoutException("what it carried"));
    tracing.begin("SPY", headers(Map.of())).answered(404, "not-found", "");
    tracing.close(Eventually.MAX);

    assertThat(attributes(collected.named("POST /webhooks")))
        .contains("http.response.status_code=503", "error.type=timed-out");
    assertThat(attributes(collected.named("send t")))
        .contains("error.type=" + TimeoutException.class.getName());
    assertThat(attributes(collected.named("_OTHER")))
        .contains("penstock.outcome=not-found")
        .noneMatch(each -> each.startsWith("http.route"));
    assertThat(collected.spans.toString()).doesNotContain("what it carried", "SPY");
  }

  @Test
  void collectorThatHangsCostsSpansAndNothingElse() {
    var hanging = new Hanging();
    var tracing = new OtlpTracing(hanging, 1, "t");

    for (int i = 0; i < 20 * OtlpTracing.QUEUE_MAX; i++) {
      tracing.begin("POST", headers(Map.of())).answered(200, "stored", "conn-1");
    }
    // An export that hangs never ends, so neither call waited for one.
    tracing.close(Duration.ofMillis(200));

    assertThat(hanging.exports).isNotEmpty().noneMatch(CompletableResultCode::isDone);
    assertThat(tracing.ended()).isEqualTo(20L * OtlpTracing.QUEUE_MAX);
    assertThat(tracing.exported()).isZero();
  }

  private static io.penstock.senders.signature.Headers parent(String flags) {
    return headers(Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-" + flags));
  }

  private static List<String> attributes(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .map(each -> each.getKey().getKey() + "=" + each.getValue())
        .toList();
  }

  private static class Collected implements SpanExporter {
    final List<SpanData> spans = new CopyOnWriteArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> some) {
      spans.addAll(some);
      return CompletableResultCode.ofSuccess();
    }

    SpanData named(String name) {
      return spans.stream().filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  /// Takes spans and never says whether it has them.
  private static final class Hanging implements SpanExporter {
    private final List<CompletableResultCode> exports = new CopyOnWriteArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> some) {
      var export = new CompletableResultCode();
      exports.add(export);
      return export;
    }

    @Override
    public CompletableResultCode flush() {
      return new CompletableResultCode();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
