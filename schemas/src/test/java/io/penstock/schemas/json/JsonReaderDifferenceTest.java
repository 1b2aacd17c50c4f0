package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonReader.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Decoding first and parsing characters reads what Jackson's parser over bytes reads, from all
/// that is UTF-8; from anything else it reads nothing.
class JsonReaderDifferenceTest {
  private static final int DOCUMENTS = Integer.getInteger("documents", 30_000);

  private final long seed = Long.getLong("seed", System.nanoTime());

  @Test
  void readsWhatAParserOverBytesReads() {
    var random = new RandomBytes(seed);
    var documents = 0;

    for (int i = 0; i < DOCUMENTS; i++) {
      var bytes = random.next();
      var read = JsonReader.read(bytes);
      if (isUtf8(bytes) && ByteReading.read(bytes) instanceof Reading.Document document) {
        documents++;
        assertThat(read).as("-Dseed=%d, %s", seed, shown(bytes)).isEqualTo(document);
      } else {
        assertThat(read)
            .as("-Dseed=%d, %s", seed, shown(bytes))
            .isInstanceOf(Reading.Unreadable.class);
      }
    }

    assertThat(documents).isBetween(DOCUMENTS / 10, DOCUMENTS - DOCUMENTS / 10);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static String shown(byte[] bytes) {
    return new String(bytes, UTF_8) + ", " + HexFormat.of().formatHex(bytes);
  }
}
