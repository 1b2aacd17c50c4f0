package io.penstock.ingress.operate.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.operate.samples.RefusedSamples.SampleKind;
import io.penstock.ingress.verify.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RefusedSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final byte[] BODY = {1, 2, 3};

  private final RefusedSamples samples = new RefusedSamples();
  private long nanos = Long.MAX_VALUE - 1_000;

  @Test
  void theNewestComesFirst() {
    offer("conn-1", BODY);
    offer("conn-2", BODY);

    assertThat(connections()).containsExactly("conn-2", "conn-1");
    assertThat(samples.newestFirst()).extracting(RefusedSample::number).containsExactly(2L, 1L);
  }

  @Test
  void onlyOneASecondIsTakenOfAKind() {
    offer("conn-1", BODY);
    nanos += TimeUnit.SECONDS.toNanos(1) - 1;
    offer("conn-1", BODY);
    offer("conn-2", BODY);
    samples.offer(kind(Refusal.UNSIGNED, "conn-1"), "conn-1", () -> "", BODY, NOW, nanos);

    assertThat(connections()).containsExactly("conn-1", "conn-2", "conn-1");
    nanos += 1;
    offer("conn-1", BODY);
    assertThat(samples.count()).isEqualTo(4);
  }

  @Test
  void aFloodPushesOutNoneButItsOwn() {
    for (int i = 0; i < 3; i++) {
      afterASecond("conn-quiet", BODY);
    }

    for (int i = 0; i < 1000; i++) {
      afterASecond("conn-loud", BODY);
    }

    assertThat(samples.count()).isEqualTo(RefusedSamples.SAMPLES_MAX);
    assertThat(connections()).filteredOn("conn-quiet"::equals).hasSize(3);
    assertThat(samples.newestFirst().getFirst().number()).isEqualTo(1003);
  }

  @Test
  void aFloodOfLargeBodiesPushesOutNoneButItsOwn() {
    for (int i = 0; i < 40; i++) {
      afterASecond("conn-quiet", BODY);
    }

    for (int i = 0; i < 100; i++) {
      afterASecond("conn-loud", new byte[RefusedSamples.BODY_BYTES_MAX]);
    }

    assertThat(connections()).filteredOn("conn-quiet"::equals).hasSize(40);
    assertThat(connections()).filteredOn("conn-loud"::equals).hasSize(15);
  }

  @Test
  void ofALongBodyOnlyTheLengthIsKept() {
    afterASecond("conn-1", new byte[RefusedSamples.BODY_BYTES_MAX]);
    afterASecond("conn-1", new byte[RefusedSamples.BODY_BYTES_MAX + 1]);

    var newest = samples.newestFirst();

    assertThat(newest.getFirst().body()).isNull();
    assertThat(newest.getFirst().bodyBytes()).isEqualTo(RefusedSamples.BODY_BYTES_MAX + 1);
    assertThat(newest.getLast().body()).hasSize(RefusedSamples.BODY_BYTES_MAX);
  }

  @Test
  void neitherNumberNorBytesPassTheirBounds() {
    var random = RandomGenerator.of("L64X128MixRandom");

    for (int i = 0; i < 2000; i++) {
      var headers = "x".repeat(random.nextInt(24 << 10));
      var id = "conn-" + random.nextInt(100);
      var body = new byte[random.nextInt(2 * RefusedSamples.BODY_BYTES_MAX)];
      samples.offer(kind(Refusal.FORGED, id), id, () -> headers, body, NOW, nanos += 100_000_000);

      assertThat(samples.count()).isBetween(1, RefusedSamples.SAMPLES_MAX);
      assertThat(samples.bytes()).isEqualTo(held()).isLessThanOrEqualTo(RefusedSamples.BYTES_MAX);
    }
  }

  @Test
  void whatIsGoneIsNotFound() {
    for (int i = 0; i < RefusedSamples.SAMPLES_MAX + 1; i++) {
      afterASecond("conn-1", BODY);
    }

    assertThat(samples.find(1)).isNull();
    assertThat(samples.find(2)).isNotNull();
    assertThat(samples.find(RefusedSamples.SAMPLES_MAX + 2)).isNull();
  }

  private void afterASecond(String connection, byte[] body) {
    nanos += TimeUnit.SECONDS.toNanos(1);
    offer(connection, body);
  }

  private void offer(String connection, byte[] body) {
    samples.offer(kind(Refusal.FORGED, connection), connection, () -> "", body, NOW, nanos);
  }

  private static SampleKind kind(Refusal refusal, String connection) {
    return new SampleKind(refusal, connection);
  }

  private List<String> connections() {
    return samples.newestFirst().stream().map(RefusedSample::connectionId).toList();
  }

  private long held() {
    return samples.newestFirst().stream()
        .mapToLong(each -> each.headers().length() + (each.body() == null ? 0 : each.body().length))
        .sum();
  }
}
