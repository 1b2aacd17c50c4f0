package io.penstock.senders.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {
  private final byte[] bytes = "hunter2".getBytes(UTF_8);

  @Test
  void noTextShowsIt() {
    var key = new SigningKey("current", new Secret(bytes));

    assertThat(key.toString()).contains("current").doesNotContain("hunter2");
    assertThat(key.secret()).hasToString("......");
  }

  @Test
  void bytesAreCopiedInAndOut() {
    var secret = new Secret(bytes);

    bytes[0] = 'x';
    secret.bytes()[1] = 'x';

    assertThat(secret.bytes()).isEqualTo("hunter2".getBytes(UTF_8));
  }

  @Test
  void sameBytesAreTheSameSecret() {
    assertThat(new Secret(bytes)).isEqualTo(new Secret(bytes)).hasSameHashCodeAs(new Secret(bytes));
    assertThat(new Secret(bytes)).isNotEqualTo(new Secret("hunter3".getBytes(UTF_8)));
  }

  @Test
  void lengthHasALimit() {
    assertThat(new Secret(new byte[4096]).bytes()).hasSize(4096);
    assertThatThrownBy(() -> new Secret(new byte[4097])).hasMessage("a secret has 1-4096 bytes");
    assertThatThrownBy(() -> new Secret(new byte[0])).hasMessage("a secret has 1-4096 bytes");
  }
}
