package io.penstock.processor.dedupe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryKeyTest {
  private MessageDigest sha256;

  @BeforeEach
  void findDigest() throws NoSuchAlgorithmException {
    sha256 = MessageDigest.getInstance("SHA-256");
  }

  // printf 'conn_42\0evt_01' | sha256sum; printf '{}' | sha256sum
  @Test
  void isTheHashOfConnectionAndIdThenTheHashOfTheBody() {
    var key = hex(key("conn_42", "evt_01", "{}").toBytes());

    assertThat(key).isEqualTo("3a5bc1372c423e10e56492d16db6c152" + "44136fa355b3678a");
  }

  @Test
  void connectionAndIdDoNotRunIntoEachOther() {
    assertThat(key("ab", "c", "").toBytes()).isNotEqualTo(key("a", "bc", "").toBytes());
  }

  @Test
  void keysOfOneIdShareTheirFirstSixteenBytesWhateverTheBody() {
    var one = key("conn_42", "evt_01", "{}");
    var other = key("conn_42", "evt_01", "[]");

    assertThat(one.toBytes()).isNotEqualTo(other.toBytes());
    assertThat(one.firstOfId()).isEqualTo(other.firstOfId());
    assertThat(hex(one.firstOfId()))
        .isEqualTo("3a5bc1372c423e10e56492d16db6c152" + "0000000000000000");
    assertThat(hex(one.lastOfId()))
        .isEqualTo("3a5bc1372c423e10e56492d16db6c152" + "ffffffffffffffff");
  }

  private DeliveryKey key(String connection, String id, String body) {
    return DeliveryKey.of(connection.getBytes(UTF_8), false, id, body.getBytes(UTF_8), sha256);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
