package io.penstock.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.guard.StateOrigin;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateOriginCodecTest {
  private static final StateOrigin ORIGIN =
      new StateOrigin("raw-1", 12, new TreeMap<>(Map.of("c-b", "2", "c-a", "1")), 7, "a=1\nb=é\n");

  @Test
  void bytesOfThisFormatStayReadable() {
    var golden =
        "01"
            + "0000000c"
            + "0000000000000007"
            + "00000006"
            + "00000005"
            + "7261772d31"
            + "00000009"
            + "613d310a623dc3a90a"
            + "00000003"
            + "632d61"
            + "00000001"
            + "31"
            + "00000003"
            + "632d62"
            + "00000001"
            + "32";

    assertThat(HexFormat.of().formatHex(StateOriginCodec.encode(ORIGIN))).isEqualTo(golden);
    assertThat(StateOriginCodec.decode(HexFormat.of().parseHex(golden))).isEqualTo(ORIGIN);
  }

  @Test
  void withoutChangelogsAndSettingsItIsReadAsItWasWritten() {
    var bare = new StateOrigin("", 1, new TreeMap<>(), 0, "");

    assertThat(StateOriginCodec.decode(StateOriginCodec.encode(bare))).isEqualTo(bare);
  }

  @Test
  void unknownFormatIsNotGuessed() {
    var bytes = StateOriginCodec.encode(ORIGIN);
    bytes[0] = 2;

    assertThatThrownBy(() -> StateOriginCodec.decode(bytes))
        .hasMessageContaining("format 2, expected 1");
  }
}
