package io.penstock.ingress.http;

import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.operate.samples.Sampler;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.verify.Refusal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// The outcomes of requests in the order they were told.
final class RecordedOutcomes implements RequestObserver {
  final List<String> labels = new CopyOnWriteArrayList<>();
  final List<Long> skews = new CopyOnWriteArrayList<>();
  final List<Long> storedNanos = new CopyOnWriteArrayList<>();
  final List<Long> durableNanos = new CopyOnWriteArrayList<>();
  private final Sampler sampler;
  private final SenderActivities activities;

  RecordedOutcomes(Sampler sampler, SenderActivities activities) {
    this.sampler = sampler;
    this.activities = activities;
  }

  @Override
  public Observation begin(String method, RequestHeaders headers) {
    return new Recorded(headers);
  }

  @Override
  public void unreadable(Refusal refusal) {
    labels.add(refusal.label());
  }

  private final class Recorded implements Observation {
    private final RequestHeaders headers;

    Recorded(RequestHeaders headers) {
      this.headers = headers;
    }

    @Override
    public void judged(Judgement judgement, long nowMs) {
      activities.judged(judgement.verdict(), nowMs);
      var skew = judgement.verdict().skew();
      if (skew != null) {
        skews.add(skew.aheadMs());
      }
    }

    @Override
    public void publishing() {}

    @Override
    public void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure) {}

    @Override
    public void durable(long nanos) {
      durableNanos.add(nanos);
    }

    @Override
    public void stored(String connectionId, long nanos) {
      labels.add(STORED);
      storedNanos.add(nanos);
    }

    @Override
    public void refused(Refusal refusal, Refusal answer, String connectionId) {
      labels.add(refusal.label());
    }

    @Override
    public void refusedWhole(Refusal refusal, String connectionId, byte[] body) {
      sampler.refused(refusal, connectionId, headers.map(), body);
    }

    @Override
    public void abandoned(String connectionId) {
      labels.add(ABANDONED);
    }
  }
}
