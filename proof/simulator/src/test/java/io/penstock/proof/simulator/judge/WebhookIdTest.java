package io.penstock.proof.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Intent.Unreadable;
import org.junit.jupiter.api.Test;

class WebhookIdTest {

  /// `printf 'conn-42\0{"a":1}' | sha256sum`
  @Test
  void derivedIdIsTheHashOfConnectionZeroAndBody() {
    var webhook =
        HandmadeWebhooks.webhook(0, "conn-42", null, new Unreadable("bad-id"), "{\"a\":1}");

    var id = WebhookId.of(webhook);

    assertThat(id)
        .isEqualTo("sha256:df0dfecb36d49c5a07cd8626e53ff332c62ea55756e9ee7bf0320360326f8ad7");
    assertThat(WebhookId.origin(webhook)).isEqualTo("derived");
  }
}
