package io.penstock.senders.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsFileTest extends ConnectionsFileFixture {
  @Test
  void connectionIsReadWithAllItsMembers() throws IOException {
    secret("conn-42.current", "one");
    secret("conn-42.previous", "two");

    var connections =
        read(
            """
            connections:
              conn-42:
                recipe: makini
                secrets: [conn-42.current, conn-42.previous]
                system: sap
                aliases: ["05ab"]
                state: disconnected
                test: true
                horizon: 72h
                grace: 0s
                time-zone: Europe/Berlin
                ahead-max: 26h
                share: 40
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(connections.find("conn-42"))
        .isEqualTo(
            new Connection(
                "conn-42",
                makini(),
                List.of(key("conn-42.current", "one"), key("conn-42.previous", "two")),
                "sap",
                Set.of("05ab"),
                Connection.State.DISCONNECTED,
                true,
                Duration.ofDays(3),
                Duration.ZERO,
                ZoneId.of("Europe/Berlin"),
                Duration.ofHours(26),
                40,
                null));
  }

  @Test
  void membersLeftOutHaveDefaults() throws IOException {
    secret("s", "one");

    var connections = read("connections: {a.b-c~d_e: {recipe: makini, secrets: [s]}}\n");

    assertThat(connections.find("a.b-c~d_e"))
        .isEqualTo(
            new Connection(
                "a.b-c~d_e",
                makini(),
                List.of(key("s", "one")),
                null,
                Set.of(),
                Connection.State.ACTIVE,
                false,
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void wildcardAnswersForAnyConnectionNotNamed() throws IOException {
    secret("default", "one");
    secret("own", "two");

    var connections =
        read(
            """
            connections:
              conn-1: {recipe: makini, secrets: [own]}
              "*": {recipe: makini, secrets: [default]}
            """);

    assertThat(connections.find("conn-1")).extracting(Connection::id).isEqualTo("conn-1");
    assertThat(connections.find("conn-2")).isSameAs(connections.wildcard());
    assertThat(connections.named()).containsOnlyKeys("conn-1");
  }

  @Test
  void withoutWildcardOthersAreRefused() throws IOException {
    secret("s", "one");

    var connections = read("connections: {a: {recipe: makini, secrets: [s]}}\n");

    assertThat(connections.find("b")).isNull();
  }

  @Test
  void missingConnectionsFileSaysWhatToWrite() {
    ConnectionsFile.read(file, KnownRecipes.builtIn(), secrets, problems);

    assertThat(lines())
        .containsExactly(
            file
                + ": the file is missing; write it, for example:"
                + " connections: {conn-42: {recipe: makini, secrets: [conn-42.current]}}");
  }

  @Test
  void fileWithoutConnectionsSaysWhatToWrite() throws IOException {
    read("connectons: {}\n");

    assertThat(lines())
        .containsExactly(
            file
                + ":1:1: connections is missing; write it, for example:"
                + " connections: {conn-42: {recipe: makini, secrets: [conn-42.current]}}",
            file + ":1:1: connectons is unknown; did you mean connections?");
  }

  @Test
  void everyMistakeOfAConnectionIsReported() throws IOException {
    secret("s", "one");

    read(
        """
        connections:
          conn-42:
            recipe: makni
            secrets: [s, s]
            system: [sap]
            aliases: x
            state: off
            test: yes
            horizon: 8d
            grace: 2
            time-zone: Europe/Berln
            ahead-max: 169h
            horizn: 1h
        """);

    var conn = "connection conn-42: ";
    assertThat(lines())
        .containsExactly(
            file
                + ":3:13: "
                + conn
                + "recipe is \"makni\"; expected a recipe: makini, standard-webhooks, github, stripe,"
                + " shopify, slack, merge, codat, rutter, nango, finch, token; did you mean makini?",
            file
                + ":4:18: "
                + conn
                + "secrets s is given twice; keep one of them (first at "
                + file
                + ":4:15)",
            file
                + ":5:13: "
                + conn
                + "system is a list; expected a name of 1-64 characters A-Z a-z 0-9 . _ -",
            file + ":6:14: " + conn + "aliases is a single value; expected a list of at most 100",
            file + ":7:12: " + conn + "state is \"off\"; expected one of active, disconnected",
            file + ":8:11: " + conn + "test is \"yes\"; expected true or false",
            file
                + ":9:14: "
                + conn
                + "horizon is \"8d\"; expected a duration from 10m to 7d, such as 500ms, 8s, 5m,"
                + " 72h or 7d",
            file
                + ":10:12: "
                + conn
                + "grace is \"2\"; expected a duration from 0s to 1h, such as 500ms, 8s, 5m,"
                + " 72h or 7d",
            file
                + ":11:16: "
                + conn
                + "time-zone is \"Europe/Berln\"; expected a time zone such as Europe/Berlin, or an"
                + " offset from UTC such as +02:00",
            file
                + ":12:16: "
                + conn
                + "ahead-max is \"169h\"; expected a duration from 0s to 7d, such as 500ms, 8s, 5m,"
                + " 72h or 7d",
            file + ":13:5: " + conn + "horizn is unknown; did you mean horizon?");
  }

  @Test
  void memberLikeNoneIsToldWhichThereAre() throws IOException {
    secret("s", "one");

    read("connections: {a: {recipe: makini, secrets: [s], quota: 7}}\n");

    assertThat(lines())
        .containsExactly(
            file
                + ":1:49: connection a: quota is unknown; expected one of ahead-max, aliases,"
                + " api, api-url, grace, horizon, poll, recipe, secrets, share, state, system,"
                + " test, time-zone, token, types");
  }

  @Test
  void recipeAndSecretsAreNeeded() throws IOException {
    var connections = read("connections:\n  a: {}\n  b: {recipe: makini, secrets: []}\n  c:\n");

    assertThat(connections.named()).isEmpty();
    assertThat(lines())
        .containsExactly(
            file
                + ":2:6: connection a: recipe is missing; expected a recipe: makini,"
                + " standard-webhooks, github, stripe, shopify, slack, merge, codat, rutter, nango,"
                + " finch, token",
            file + ":2:6: connection a: secrets is missing; expected a list of 1 to 8",
            file + ":3:32: connection b: secrets is 0 long; expected a list of 1 to 8",
            file
                + ":4:3: connection c is without a value; write it, for example:"
                + " connections: {conn-42: {recipe: makini, secrets: [conn-42.current]}}");
  }

  @Test
  void idHasItsCharactersAndItsLength() throws IOException {
    secret("s", "one");
    var longest = "a".repeat(128);

    var connections =
        read(
            "connections:\n  %s: &x {recipe: makini, secrets: [s]}\n  %sa: {}\n  a/b: {}\n  a: {recipe: makini, secrets: [s]}\n  a: {}\n"
                .formatted(longest, longest));

    assertThat(connections.named()).containsOnlyKeys(longest);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(0)).contains(":6:3: a is given twice");
    assertThat(lines().get(1)).contains(":3:3: the id of a connection is \"aaa");
    assertThat(lines().get(2)).contains(":4:3: the id of a connection is \"a/b\"; expected an id");
  }

  @Test
  void tenThousandConnectionsAndTheWildcardAreTheMost() throws IOException {
    secret("s", "one");
    var wildcard = "  '*': {recipe: makini, secrets: [s]}\n";

    var most = read(many(10_000) + wildcard);
    assertThat(lines()).isEmpty();
    var more = read(many(10_001));

    assertThat(most.named()).hasSize(10_000);
    assertThat(more.named()).isEmpty();
    assertThat(lines())
        .containsExactly(file + ":2:3: connections is 10001 long; expected at most 10000");
  }

  private static String many(int count) {
    var yaml = new StringBuilder("connections:\n");
    for (int i = 0; i < count; i++) {
      yaml.append("  conn-").append(i).append(": {recipe: makini, secrets: [s]}\n");
    }
    return yaml.toString();
  }

  private static Recipe makini() {
    return Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
  }
}
