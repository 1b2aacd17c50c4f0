package io.penstock.ingress.operate.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One request as a span with that of its record below it, named as OpenTelemetry's semantic
/// conventions for HTTP and for Kafka have it. No body, no header and no secret is in them.
///
/// https://opentelemetry.io/docs/specs/semconv/http/http-spans
/// https://opentelemetry.io/docs/specs/semconv/messaging/kafka
final class SpanTrace implements Tracing.RequestTrace {
  static final AttributeKey<String> METHOD = stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = stringKey("http.route");
  static final AttributeKey<String> SCHEME = stringKey("url.scheme");
  static final AttributeKey<String> ERROR = stringKey("error.type");
  static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
  static final AttributeKey<String> OPERATION = stringKey("messaging.operation.type");
  static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
  private static final AttributeKey<String> PARTITION =
      stringKey("messaging.destination.partition.id");
  private static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
  private static final AttributeKey<Long> STATUS = longKey("http.response.status_code");
  private static final AttributeKey<String> OUTCOME = stringKey("penstock.outcome");
  private static final AttributeKey<String> CONNECTION = stringKey("penstock.connection");

  private static final String ROUTED = " /webhooks";

  private final Tracer tracer;
  private final String topic;
  private final String method;
  private final Span request;
  private volatile @Nullable Span record;

  SpanTrace(Tracer tracer, String topic, String method, Span request) {
    this.tracer = tracer;
    this.topic = topic;
    this.method = method;
    this.request = request;
  }

  @Override
  public void sending() {
    record =
        tracer
            .spanBuilder("send " + topic)
            .setParent(Context.root().with(request))
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute(SYSTEM, "kafka")
            .setAttribute(OPERATION, "send")
            .setAttribute(DESTINATION, topic)
            .startSpan();
  }

  @Override
  public void settled(@Nullable RecordMetadata stored, @Nullable Exception failure) {
    var sent = record;
    if (sent == null) {
      return;
    }
    if (failure != null) {
      sent.setStatus(StatusCode.ERROR);
      sent.setAttribute(ERROR, failure.getClass().getName());
    } else if (stored != null) {
      sent.setAttribute(PARTITION, Integer.toString(stored.partition()));
      sent.setAttribute(OFFSET, stored.offset());
    }
    sent.end();
  }

  @Override
  public void answered(int status, String outcome, String connectionId) {
    request.setAttribute(STATUS, status);
    if (status != 404) {
      request.updateName(method + ROUTED);
      request.setAttribute(ROUTE, "/webhooks");
    }
    if (status >= 500) {
      request.setStatus(StatusCode.ERROR);
      request.setAttribute(ERROR, outcome);
    }
    end(outcome, connectionId);
  }

  @Override
  public void abandoned(String outcome, String connectionId) {
    request.setAttribute(ERROR, outcome);
    end(outcome, connectionId);
  }

  private void end(String outcome, String connectionId) {
    request.setAttribute(OUTCOME, outcome);
    if (!connectionId.isEmpty()) {
      request.setAttribute(CONNECTION, connectionId);
    }
    request.end();
  }
}
