package io.penstock.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
  private static final Fields EVENT =
      Records.of("t", "conn-1/asset/a/1", "{\"id\":\"other\"}", Map.of("ce_subject", "a/1"));
  private static final Fields WEBHOOK =
      Records.of("t", "conn-1", "{\"id\":\"evt\"}", Map.of("webhook-id", "evt"));
  private static final Fields FETCH = Records.of("t", "conn-2", "{\"id\":\"a/1\"}", Map.of());
  private static final Fields TICK = Records.of("t", null, null, Map.of("kind", "tick"));

  @Test
  void theConnectionIsTheKeyUpToItsFirstSlash() {
    var filter = new Filter("conn-1", null, true);

    assertThat(filter.shows(EVENT)).isTrue();
    assertThat(filter.shows(WEBHOOK)).isTrue();
    assertThat(filter.shows(FETCH)).isFalse();
    assertThat(filter.shows(TICK)).isFalse();
  }

  @Test
  void theEntityIsTheSubjectOfAnEventOrTheIdOfAFetch() {
    var filter = new Filter(null, "a/1", false);

    assertThat(filter.shows(EVENT)).isTrue();
    assertThat(filter.shows(FETCH)).isTrue();
    assertThat(new Filter(null, "evt", false).shows(WEBHOOK)).isFalse();
    assertThat(new Filter(null, "other", false).shows(EVENT)).isFalse();
  }

  @Test
  void ticksAreShownToWhoAsks() {
    assertThat(new Filter(null, null, false).shows(TICK)).isFalse();
    assertThat(new Filter(null, null, true).shows(TICK)).isTrue();
  }
}
