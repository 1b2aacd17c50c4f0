package io.penstock.processor.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The hashes stand in the state: another release must make the same of the same content.
class ContentHashTest {
  private MessageDigest sha256;

  @BeforeEach
  void findDigest() throws NoSuchAlgorithmException {
    sha256 = MessageDigest.getInstance("SHA-256");
  }

  // printf '[false,{"a":1,...},{"e":1.10},[["/status","unmapped-value","ZZ9"]]]' | sha256sum
  @Test
  void isThatOfTheContentWithItsMembersSorted() {
    var content =
        new Normalized(
            Json.Obj.EMPTY,
            object("{\"b\":[{\"d\":null,\"c\":\"x\"}],\"a\":1}"),
            object("{\"e\":1.10}"),
            List.of(new NormalizationIssue("/status", "unmapped-value", "ZZ9")),
            false);

    assertThat(hex(ContentHash.of(content, false, sha256)))
        .isEqualTo("0e97471f2c23d9c000ee78b9dfa6cc73");
  }

  // printf '[true,{},{},[]]' | sha256sum
  @Test
  void deletionIsAnotherContent() {
    var content = new Normalized(Json.Obj.EMPTY, Json.Obj.EMPTY, Json.Obj.EMPTY, List.of(), true);

    assertThat(hex(ContentHash.of(content, true, sha256)))
        .isEqualTo("e5c4b335da84cd6dff9d131dc4adb59a");
  }

  // printf '' | sha256sum
  @Test
  void deletionWithoutContentIsThatOfNothing() {
    assertThat(hex(ContentHash.ofNone(sha256))).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
  }

  private static Json.Obj object(String json) {
    if (JsonReader.read(json.getBytes(UTF_8)) instanceof Reading.Document(Json.Obj object)) {
      return object;
    }
    throw new IllegalArgumentException(json);
  }

  private static String hex(ContentHash hash) {
    return HexFormat.of().toHexDigits(hash.high()) + HexFormat.of().toHexDigits(hash.low());
  }
}
