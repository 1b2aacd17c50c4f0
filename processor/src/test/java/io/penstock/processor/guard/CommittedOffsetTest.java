package io.penstock.processor.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CommittedOffsetTest {

  @Test
  void markerSaysWhatItIsBehindAnUnknownTime() {
    var bytes = Base64.getDecoder().decode(CommittedOffset.FIRST);

    assertThat(Arrays.copyOf(bytes, 9)).containsExactly(1, -1, -1, -1, -1, -1, -1, -1, -1);
    assertThat(new String(bytes, 9, bytes.length - 9, US_ASCII))
        .isEqualTo("penstock: first offset");
  }

  @Test
  void onlyTheMarkerOrTheLogsVeryBeginningMeansThatNothingWasBefore() {
    assertThat(CommittedOffset.of(5, CommittedOffset.FIRST).nothingBefore()).isTrue();
    assertThat(CommittedOffset.of(0, "").nothingBefore()).isTrue();
    assertThat(CommittedOffset.of(5, "").nothingBefore()).isFalse();
    assertThat(CommittedOffset.of(5, "AgAAAZt6").nothingBefore()).isFalse();
  }
}
