package io.penstock.senders.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.BuiltInApiRecipes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The members of a connection that say how its API is asked.
class ApiAccessTest extends ConnectionsFileFixture {
  private static final ApiRecipe V3 =
      Objects.requireNonNull(BuiltInApiRecipes.builtIn("makini-v3"));

  @Test
  void everyMemberIsRead() throws IOException {
    var access =
        access(
            """
            api: makini-v3, api-url: "http://127.0.0.1:8080/", token: conn-42.token,
            poll: {every: 1m, overlap: 30d}, types: [work_order, asset]
            """);

    assertThat(lines()).isEmpty();
    assertThat(access)
        .isEqualTo(
            new ApiAccess(
                V3,
                URI.create("http://127.0.0.1:8080"),
                "conn-42.token",
                Duration.ofMinutes(1),
                Duration.ofDays(30),
                Set.of("work_order", "asset")));
    assertThat(Objects.requireNonNull(access).base()).hasToString("http://127.0.0.1:8080");
    assertThat(access.polled()).containsExactly("work_order", "asset");
  }

  @Test
  void membersLeftOutHaveDefaults() throws IOException {
    var access = access("api: makini-v3, token: t");

    assertThat(access).isEqualTo(new ApiAccess(V3, null, "t", null, null, null));
    assertThat(Objects.requireNonNull(access).base()).isEqualTo(V3.base());
    assertThat(access.polled()).isEqualTo(V3.listed()).contains("asset", "user").hasSize(45);
  }

  @Test
  void dottedMembersAreTheSameAsNestedOnes() throws IOException {
    var dotted = access("api: makini-v3, token: t, poll.every: 1h");
    var nested = access("api: makini-v3, token: t, poll: {every: 1h}");

    assertThat(dotted).isEqualTo(nested).isNotNull();
    assertThat(lines()).isEmpty();
    assertThat(access("api: makini-v3, token: t, poll.every: 1h, poll: {every: 1h}")).isNull();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void connectionWithoutApiHasNoAccess() throws IOException {
    assertThat(access("test: true")).isNull();
    assertThat(lines()).isEmpty();
  }

  @Test
  void missingTokenFileIsNoProblemOfTheConnection() throws IOException {
    assertThat(access("api: makini-v3, token: no-such-file")).isNotNull();
    assertThat(lines()).isEmpty();
  }

  @Test
  void disconnectedConnectionKeepsItsAccess() throws IOException {
    assertThat(access("state: disconnected, api: makini-v4, token: t")).isNotNull();
  }

  @Test
  void apiNeedsATokenAndTheOtherMembersNeedApi() throws IOException {
    access("api: makini-v3");
    access("api-url: https://x.example, token: t, poll: {every: 1h, overlap: 1h}, types: [asset]");

    var place = file + ":1:18: connection a: ";
    assertThat(lines().getFirst())
        .isEqualTo(
            place
                + "token is missing; expected the name of a file in the directory of tokens:"
                + " 1-128 characters A-Z a-z 0-9 . _ -, no path");
    assertThat(lines())
        .hasSize(6)
        .filteredOn(line -> line.endsWith("is without api; leave it out, or say api"))
        .hasSize(5);
  }

  @Test
  void wrongValuesAreToldTogether() throws IOException {
    assertThat(
            access(
                "api: makini-v5, api-url: x, token: ../t, poll: {every: 59s, overlap: 31d},"
                    + " types: [asset, status, po]"))
        .isNull();

    assertThat(lines())
        .extracting(line -> line.replaceFirst(".*connection a: ", "").replaceFirst(";.*", ""))
        .containsExactly(
            "api is \"makini-v5\"",
            "api-url is \"x\"",
            "token is ......",
            "poll.every is \"59s\"",
            "poll.overlap is \"31d\"",
            "types is \"po\"");
    assertThat(lines().getFirst())
        .endsWith("expected an API recipe: makini-v3, makini-v4; did you mean makini-v3?");
  }

  @Test
  void typeIsOneThatTheApiLists() throws IOException {
    assertThat(access("api: makini-v3, token: t, types: [status]")).isNull();
    assertThat(access("api: makini-v3, token: t, types: []")).isNull();

    assertThat(lines()).hasSize(2).allMatch(line -> line.contains("connection a: types is"));
  }

  @Test
  void wildcardHasNoApi() throws IOException {
    secret("s", "one");

    var connections =
        read("connections: {'*': {recipe: makini, secrets: [s], api: makini-v3, token: t}}\n");

    assertThat(connections.wildcard()).isNull();
    assertThat(lines())
        .containsExactly(
            file
                + ":1:56: connection *: api is of a connection with an id, and * is any other;"
                + " leave it out");
  }

  private @Nullable ApiAccess access(String members) throws IOException {
    secret("s", "one");
    var connections =
        read(
            "connections: {a: {recipe: makini, secrets: [s], %s}}\n"
                .formatted(members.replace("\n", " ")));
    var connection = connections.find("a");
    return connection == null ? null : connection.api();
  }
}
