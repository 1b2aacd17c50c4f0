package io.penstock.ingress.operate;

import io.penstock.ingress.http.RequestHeaders;
import io.penstock.ingress.http.RequestObserver;
import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.operate.samples.Sampler;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.operate.trace.Tracing.RequestTrace;
import io.penstock.ingress.verify.Refusal;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Reports the outcome of each request to metrics, log, samples, traces and the silence watch.
public final class IngressObserver implements RequestObserver {
  private final IngressMetrics metrics;
  private final RefusalLog log;
  private final @Nullable Sampler sampler;
  private final Tracing tracing;
  private final SenderActivities activities;

  /// Creates an observer.
  ///
  /// @param sampler `null` if no samples are taken
  public IngressObserver(
      IngressMetrics metrics,
      RefusalLog log,
      @Nullable Sampler sampler,
      Tracing tracing,
      SenderActivities activities) {
    this.metrics = metrics;
    this.log = log;
    this.sampler = sampler;
    this.tracing = tracing;
    this.activities = activities;
  }

  @Override
  public Observation begin(String method, RequestHeaders headers) {
    return new Observed(tracing.begin(method, headers), headers);
  }

  @Override
  public void unreadable(Refusal refusal) {
    metrics.refused(refusal, "");
    log.refused(refusal, "");
  }

  private final class Observed implements Observation {
    private final RequestTrace trace;
    private final RequestHeaders headers;

    Observed(RequestTrace trace, RequestHeaders headers) {
      this.trace = trace;
      this.headers = headers;
    }

    @Override
    public void judged(Judgement judgement, long nowMs) {
      var verdict = judgement.verdict();
      activities.judged(verdict, nowMs);
      var skew = verdict.skew();
      if (skew != null) {
        metrics.clockSkew(skew.aheadMs());
      }
    }

    @Override
    public void publishing() {
      trace.sending();
    }

    @Override
    public void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure) {
      trace.settled(stored, failure);
    }

    @Override
    public void durable(long nanos) {
      metrics.acknowledged(nanos);
    }

    @Override
    public void stored(String connectionId, long nanos) {
      metrics.stored(nanos);
      trace.answered(200, STORED, connectionId);
    }

    @Override
    public void refused(Refusal refusal, Refusal answer, String connectionId) {
      metrics.refused(refusal, connectionId);
      log.refused(refusal, connectionId);
      trace.answered(answer.status(), refusal.label(), connectionId);
    }

    @Override
    public void refusedWhole(Refusal refusal, String connectionId, byte[] body) {
      if (sampler != null) {
        sampler.refused(refusal, connectionId, headers.map(), body);
      }
    }

    @Override
    public void abandoned(String connectionId) {
      metrics.abandoned();
      trace.abandoned(ABANDONED, connectionId);
    }
  }
}
