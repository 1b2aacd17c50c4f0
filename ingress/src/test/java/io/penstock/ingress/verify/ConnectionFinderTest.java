package io.penstock.ingress.verify;

import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.headers;
import static io.penstock.proof.fixtures.senders.Makini.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whom a request is for whose path does not say.
class ConnectionFinderTest {
  private static final Map<String, String> NO_HEADERS = Map.of();

  @Test
  void memberNamesTheConnection() {
    var both = connections(of("conn-1", "makini"), of("conn-2", "makini"));

    assertThat(found(both, NO_HEADERS, "{\"connection\":{\"id\":\"conn-2\"}}")).isEqualTo("conn-2");
  }

  @Test
  void headerNamesTheConnectionBeforeAMember() {
    var shops = connections(of("shop-1", "shopify", "one.example"), of("shop-2", "shopify"));

    assertThat(found(shops, Map.of("x-shopify-shop-domain", "one.example"), "{}"))
        .isEqualTo("shop-1");
  }

  @Test
  void aliasStandsForItsConnection() {
    var one = connections(of("conn-1", "makini", "05ab"));

    assertThat(found(one, NO_HEADERS, "{\"connection_id\":\"05ab\"}")).isEqualTo("conn-1");
  }

  @Test
  void aliasOfTwoNamesNeither() {
    var two = connections(of("conn-1", "makini", "05ab"), of("conn-2", "makini", "05ab"));

    assertThat(found(two, NO_HEADERS, "{\"connection_id\":\"05ab\"}")).isNull();
  }

  @Test
  void idGoesBeforeAnothersAlias() {
    var two = connections(of("conn-1", "makini", "conn-2"), of("conn-2", "makini"));

    assertThat(found(two, NO_HEADERS, "{\"connection_id\":\"conn-2\"}")).isEqualTo("conn-2");
  }

  @Test
  void placeOfAnotherRecipeNamesNothing() {
    var one = connections(of("conn-1", "nango"), of("conn-2", "merge"));

    assertThat(found(one, NO_HEADERS, "{\"connectionId\":\"conn-2\"}")).isNull();
    assertThat(found(one, NO_HEADERS, "{\"connectionId\":\"conn-1\"}")).isEqualTo("conn-1");
  }

  @Test
  void twoRecipesThatFindTwoConnectionsFindNone() {
    var two = connections(of("conn-1", "nango"), of("conn-2", "merge"));
    var body = "{\"connectionId\":\"conn-1\",\"linked_account\":{\"id\":\"conn-2\"}}";

    assertThat(found(two, NO_HEADERS, body)).isNull();
  }

  @Test
  void wildcardTakesWhomNobodyKnows() {
    var any = connections(of("conn-1", "makini"), of("*", "makini"));

    assertThat(found(any, NO_HEADERS, "{\"connection_id\":\"conn-9\"}")).isEqualTo("conn-9");
    assertThat(found(any, NO_HEADERS, "{\"connection_id\":\"conn-1\"}")).isEqualTo("conn-1");
    assertThat(found(any, NO_HEADERS, "{}")).isEmpty();
    assertThat(found(any, NO_HEADERS, "{\"connection_id\":\"no id\"}")).isEmpty();
  }

  @Test
  void wildcardDoesNotTakeAnothersSenders() {
    var any = connections(of("conn-1", "merge"), of("*", "makini"));

    assertThat(found(any, NO_HEADERS, "{\"connection_id\":\"conn-1\"}")).isEmpty();
  }

  @Test
  void wildcardDoesNotTakeAnAliasOfTwo() {
    var any =
        connections(
            of("conn-1", "makini", "05ab"), of("conn-2", "makini", "05ab"), of("*", "makini"));

    assertThat(found(any, NO_HEADERS, "{\"connection_id\":\"05ab\"}")).isEmpty();
  }

  @Test
  void bodyThatIsNotJsonNamesNothing() {
    var one = connections(of("conn-1", "makini"));

    assertThat(found(one, NO_HEADERS, "connection_id=conn-1")).isNull();
  }

  @Test
  void recipesSayWhetherHeadersOrBodiesNameConnections() {
    assertThat(namedInside(of("conn-1", "github"))).isFalse();
    assertThat(namedInside(of("conn-1", "github"), of("conn-2", "shopify"))).isTrue();
    assertThat(namedInside(of("conn-1", "github"), of("*", "makini"))).isTrue();
  }

  private static boolean namedInside(Connection... connections) {
    return new VerificationIndex(connections(connections)).namedInside();
  }

  private static @Nullable String found(
      Connections connections, Map<String, String> headers, String body) {
    var found =
        new VerificationIndex(connections)
            .connectionFinder()
            .find(headers(headers), body.getBytes(UTF_8));
    return found == null ? null : found.id();
  }

  private static Connection of(String id, String recipe, String... aliases) {
    return new Connection(
        id,
        Objects.requireNonNull(BuiltInRecipes.builtIn(recipe)),
        List.of(new SigningKey("key-1", secret("s"))),
        null,
        Set.of(aliases),
        Connection.State.ACTIVE,
        false,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
