package io.penstock.ingress.verify;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.headers;
import static io.penstock.proof.fixtures.senders.Makini.makini;
import static io.penstock.proof.fixtures.senders.Makini.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.WebhookIdFinder.Identified;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIdFinderTest {
  private static final Map<String, String> NO_HEADERS = Map.of();

  @Test
  void headerGoesBeforeTheBody() {
    var delivery = delivery(Map.of("webhook-id", "from-header"), "{\"id\":\"from-body\"}");

    assertThat(delivery.webhookId()).isEqualTo("from-header");
    assertThat(delivery.derived()).isFalse();
  }

  @Test
  void headersAreTriedInTheRecipesOrder() {
    var both = Map.of("x-webhook-id", "second", "webhook-id", "first");

    assertThat(delivery(both, "{}").webhookId()).isEqualTo("first");
    assertThat(delivery(Map.of("x-webhook-id", "second"), "{}").webhookId()).isEqualTo("second");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"event_id":"d","webhookId":"c","webhook_id":"b","id":"a"} | a
          {"event_id":"d","webhookId":"c","webhook_id":"b"}          | b
          {"event_id":"d","webhookId":"c"}                           | c
          {"event_id":"d"}                                           | d
          {"id":42}                                                  | 42
          {"id":-1.50}                                               | -1.50
          {"id":{"id":"nested"},"webhook_id":"b"}                    | b
          {"id":null,"webhook_id":"b"}                               | b
          {"id":"","webhook_id":"b"}                                 | b
          {"id":"x","data":{"id":"y"},"id":"z"}                      | z
          {"data":{"id":"of the entity"},"id":"a"}                   | a
          """)
  void membersAreTriedInTheRecipesOrder(String body, String id) {
    assertThat(delivery(NO_HEADERS, body).webhookId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{\"id\":\"a\"",
        "{\"id\":\"a\"} {}",
        "[{\"id\":\"a\"}]",
        "\"id\"",
        "{\"id\":true}",
        "{\"id\":[\"a\"]}",
        "{\"id\":\" \"}",
        "{\"id\":\"a\",\"id\":null}",
        "{\"id\":\"\\ud800\"}"
      })
  void bodyWithoutAnIdOfItsOwnHasADerivedOne(String body) {
    var delivery = delivery(NO_HEADERS, body);

    assertThat(delivery.derived()).isTrue();
    assertThat(delivery.webhookId()).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void derivedIdIsTheHashOfConnectionZeroAndBody() {
    // printf 'conn-42\0{"a":1}' | sha256sum
    var delivery = delivery(NO_HEADERS, "{\"a\":1}");

    assertThat(delivery.webhookId())
        .isEqualTo("sha256:df0dfecb36d49c5a07cd8626e53ff332c62ea55756e9ee7bf0320360326f8ad7");
  }

  @Test
  void derivedIdsOfOneBodyDifferBetweenConnections() {
    var identifier = new WebhookIdFinder();
    var anybody = connection("*", "s");

    var one =
        identifier.identify(
            new Verdict.Genuine("a", anybody, "key-1", null), headers(NO_HEADERS), new byte[0], 0);
    var other =
        identifier.identify(
            new Verdict.Genuine("b", anybody, "key-1", null), headers(NO_HEADERS), new byte[0], 0);

    assertThat(((Identified.As) one).delivery().webhookId())
        .isNotEqualTo(((Identified.As) other).delivery().webhookId());
  }

  @Test
  void overlongIdIsNone() {
    var longest = "x".repeat(RawRecordHeaders.WEBHOOK_ID_CHARS_MAX);

    assertThat(delivery(Map.of("webhook-id", longest), "{}").webhookId()).isEqualTo(longest);
    assertThat(delivery(Map.of("webhook-id", longest + "x"), "{}").derived()).isTrue();
    assertThat(delivery(NO_HEADERS, "{\"id\":\"" + longest + "x\"}").derived()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"connection_id\":\"conn-43\"}",
        "{\"connectionId\":\"conn-43\"}",
        "{\"connection\":{\"id\":\"conn-43\"}}",
        "{\"connection\":{\"key\":\"conn-43\"}}",
        "{\"connection_id\":43}"
      })
  void bodyThatNamesAnotherConnectionIsRefused(String body) {
    assertThat(identified(NO_HEADERS, body))
        .isEqualTo(new Identified.Refused(Refusal.CONNECTION_MISMATCH));
  }

  @ParameterizedTest
  @CsvSource({"one.example, true", "shop-1, true", "'', true", "' ', true", "two.example, false"})
  void headerNamesTheConnectionLikeABody(String header, boolean taken) {
    var shop =
        new Connection(
            "shop-1",
            Objects.requireNonNull(BuiltInRecipes.builtIn("shopify")),
            List.of(new SigningKey("key-1", secret("s"))),
            null,
            Set.of("one.example"),
            Connection.State.ACTIVE,
            false,
            null,
            null,
            null,
            null,
            null,
            null);

    var identified =
        new WebhookIdFinder()
            .identify(
                new Verdict.Genuine("shop-1", shop, "key-1", null),
                headers(Map.of("x-shopify-shop-domain", header)),
                new byte[0],
                0);

    assertThat(identified instanceof Identified.As).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"connection_id\":\"conn-42\"}",
        "{\"connection_id\":\"05ab\"}",
        "{\"connection\":\"conn-43\"}",
        "{\"data\":{\"connection_id\":\"conn-43\"}}"
      })
  void bodyThatNamesThisConnectionOrAnAliasOrNoneIsTaken(String body) {
    assertThat(identified(NO_HEADERS, body)).isInstanceOf(Identified.As.class);
  }

  private static GenuineWebhook delivery(Map<String, String> headers, String body) {
    return ((Identified.As) identified(headers, body)).delivery();
  }

  private static Identified identified(Map<String, String> headers, String body) {
    var connection =
        new Connection(
            "conn-42",
            makini(),
            List.of(new SigningKey("key-1", secret("s"))),
            null,
            Set.of("05ab"),
            Connection.State.ACTIVE,
            false,
            null,
            null,
            null,
            null,
            null,
            null);
    return new WebhookIdFinder()
        .identify(
            new Verdict.Genuine("conn-42", connection, "key-1", null),
            headers(headers),
            body.getBytes(UTF_8),
            0);
  }
}
