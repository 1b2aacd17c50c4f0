package io.penstock.ingress.operate.samples;

import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.secret.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampledHeadersTest {
  private static final Recipe TOKEN = Objects.requireNonNull(BuiltInRecipes.builtIn("token"));

  @Test
  void everyHeaderIsALineAsItCame() {
    var headers = SampledHeaders.of(connections());

    assertThat(headers.text(List.of(Map.entry("X-A", "1"), Map.entry("x-a", "2: 3"))))
        .isEqualTo("X-A: 1\nx-a: 2: 3\n");
  }

  @Test
  void tokensThatConnectionsAreConfiguredWithAreDots() {
    var signature = SignatureScheme.overBody("x-acme-token", Algorithm.TOKEN, Encoding.TEXT);
    var acme = new Recipe("acme", signature, TOKEN.connection(), TOKEN.webhookId(), TOKEN.layout());

    var headers = SampledHeaders.of(connections(connection(acme)));

    assertThat(headers.text(List.of(Map.entry("X-Acme-Token", "1"), Map.entry("X-Other", "2"))))
        .isEqualTo("X-Acme-Token: ......\nX-Other: 2\n");
  }

  @Test
  void theBuiltInTokensHeaderIsDotsWhateverIsConfigured() {
    var headers = SampledHeaders.of(connections());

    assertThat(headers.text(List.of(Map.entry(TOKEN.signature().header(), "1"))))
        .isEqualTo("x-webhook-token: ......\n");
  }

  private static Connection connection(Recipe recipe) {
    var keys = List.of(new SigningKey("key-1", secret("s")));
    return DefaultConnection.active("conn-1", recipe, keys);
  }
}
