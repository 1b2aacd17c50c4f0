package io.penstock.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordFilterTest {
  private static final RecordFields EVENT =
      Records.of("t", "conn-1/asset/a/1", "{\"id\":\"other\"}", Map.of("ce_subject", "a/1"));
  private static final RecordFields WEBHOOK =
      Records.of("t", "conn-1", "{\"id\":\"evt\"}", Map.of("webhook-id", "evt"));
  private static final RecordFields FETCH =
      Records.of("t", "conn-2", "{\"ids\":[\"a/0\",\"a/1\"]}", Map.of());
  private static final RecordFields TICK = Records.of("t", null, null, Map.of("kind", "tick"));

  @Test
  void theConnectionIsTheKeyUpToItsFirstSlash() {
    var filter = new RecordFilter("conn-1", null, true);

    assertThat(filter.shows(EVENT)).isTrue();
    assertThat(filter.shows(WEBHOOK)).isTrue();
    assertThat(filter.shows(FETCH)).isFalse();
    assertThat(filter.shows(TICK)).isFalse();
  }

  @Test
  void theEntityIsTheSubjectOfAnEventOrAmongTheIdsOfAFetch() {
    var filter = new RecordFilter(null, "a/1", false);

    assertThat(filter.shows(EVENT)).isTrue();
    assertThat(filter.shows(FETCH)).isTrue();
    assertThat(new RecordFilter(null, "evt", false).shows(WEBHOOK)).isFalse();
    assertThat(new RecordFilter(null, "other", false).shows(EVENT)).isFalse();
  }

  @Test
  void ticksAreShownToWhoAsks() {
    assertThat(new RecordFilter(null, null, false).shows(TICK)).isFalse();
    assertThat(new RecordFilter(null, null, true).shows(TICK)).isTrue();
  }
}
