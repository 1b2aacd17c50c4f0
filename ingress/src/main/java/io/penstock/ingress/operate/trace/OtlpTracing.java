package io.penstock.ingress.operate.trace;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.penstock.senders.signature.Headers;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Traces requests by OpenTelemetry's SDK, and sends the spans by OTLP over HTTP.
///
/// Spans wait in a queue for a thread of the SDK's own; where it is full they are dropped, so that
/// a collector that is slow or gone costs no webhook anything.
public final class OtlpTracing implements Tracing {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OtlpTracing.class);

  /// Held, because such loggers are collected with what was set.
  private static final Logger JUL = Logger.getLogger("io.opentelemetry");

  /// How many spans wait at most.
  static final int QUEUE_MAX = 2048;

  /// How many spans are sent at once.
  static final int BATCH_MAX = 512;

  /// What a collector has for its answer.
  static final Duration EXPORT_MAX = Duration.ofSeconds(5);

  private static final Duration EXPORT_EVERY = Duration.ofSeconds(1);
  private static final String SPANS = "io.penstock.ingress";

  /// The methods that have a name (RFC 9110, RFC 5789): any other is a stranger's word.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private final String topic;
  private final EndedSpans ended = new EndedSpans();
  private final CountedExporter exporter;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  OtlpTracing(SpanExporter exporter, double ratio, String topic) {
    this.topic = topic;
    this.exporter = new CountedExporter(exporter);
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.of(stringKey("service.name"), "penstock-ingress"))))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
            .addSpanProcessor(ended)
            .addSpanProcessor(
                BatchSpanProcessor.builder(this.exporter)
                    .setMaxQueueSize(QUEUE_MAX)
                    .setMaxExportBatchSize(BATCH_MAX)
                    .setExporterTimeout(EXPORT_MAX)
                    .setScheduleDelay(EXPORT_EVERY)
                    .build())
            .build();
    this.tracer = provider.get(SPANS);
  }

  /// Tracing to a collector; it need not be there.
  public static Tracing to(URI endpoint, double ratio, String topic) {
    logAsEverybody();
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setTimeout(EXPORT_MAX)
            .setConnectTimeout(EXPORT_MAX)
            .setRetryPolicy(null)
            .build();
    return new OtlpTracing(exporter, ratio, topic);
  }

  /// The SDK logs by `java.util.logging`, which writes to the standard error as it likes.
  private static void logAsEverybody() {
    JUL.setUseParentHandlers(false);
    if (JUL.getHandlers().length == 0) {
      JUL.addHandler(new SLF4JBridgeHandler());
    }
  }

  @Override
  public RequestTrace begin(String method, Headers headers) {
    var known = METHODS.contains(method) ? method : "_OTHER";
    var span =
        tracer
            .spanBuilder(known)
            .setParent(SenderTrace.of(headers))
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(SpanTrace.METHOD, known)
            .setAttribute(SpanTrace.SCHEME, "http")
            .startSpan();
    return span.isRecording() ? new SpanTrace(tracer, topic, known, span) : RequestTrace.NONE;
  }

  @Override
  public long ended() {
    return ended.count();
  }

  @Override
  public long exported() {
    return exporter.exported();
  }

  @Override
  public void close(Duration max) {
    var left = Math.min(max.toMillis(), EXPORT_MAX.toMillis());
    if (!provider.shutdown().join(left, TimeUnit.MILLISECONDS).isSuccess()) {
      LOG.warn("spans were left: the collector took {} of {}", exported(), ended());
    }
  }
}
