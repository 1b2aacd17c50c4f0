package io.penstock.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsFileTest {
  @TempDir private Path directory;
  private final Problems problems = new Problems();
  private Path file;
  private Path secrets;

  @BeforeEach
  void makePlaces() throws IOException {
    file = directory.resolve("connections.yaml");
    secrets = Files.createDirectory(directory.resolve("secrets"));
  }

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
                40));
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
  void oneFileMayServeSeveralConnections() throws IOException {
    secret("shared", "one");

    var connections =
        read(
            """
            connections:
              a: {recipe: makini, secrets: [shared]}
              b: {recipe: makini, secrets: [shared]}
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(connections.named().values())
        .extracting(Connection::keys)
        .containsOnly(List.of(key("shared", "one")));
  }

  @Test
  void oneLineEndAfterASecretIsLeftOut() throws IOException {
    secret("lf", "one\n");
    secret("crlf", "one\r\n");
    secret("two", "one\n\n");
    secret("spaced", " one ");

    var connections =
        read("connections: {a: {recipe: makini, secrets: [lf, crlf, two, spaced]}}\n");

    assertThat(connections.named().values())
        .flatExtracting(Connection::keys)
        .containsExactly(
            key("lf", "one"), key("crlf", "one"), key("two", "one\n"), key("spaced", " one "));
  }

  @Test
  void missingConnectionsFileSaysWhatToWrite() {
    ConnectionsFile.read(file, Recipes.builtIn(), secrets, problems);

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
  void unusableSecretsSayWhichConnectionNeedsThemAndWhatToDo() throws IOException {
    secret("empty", "\n");
    secret("blank", " \t\r\n");
    secret("large", "x".repeat(4097));
    Files.createDirectory(secrets.resolve("dir"));

    read(
        """
        connections:
          conn-1: {recipe: makini, secrets: [gone]}
          conn-2: {recipe: makini, secrets: [gone, empty, blank, large, dir]}
        """);

    assertThat(lines())
        .containsExactly(
            unusable("2:38", "conn-1", "gone", "missing"),
            unusable("3:38", "conn-2", "gone", "missing"),
            unusable("3:38", "conn-2", "empty", "empty"),
            unusable("3:38", "conn-2", "blank", "empty"),
            unusable("3:38", "conn-2", "large", "longer than 4096 bytes"),
            unusable("3:38", "conn-2", "dir", "a directory"));
  }

  @Test
  void largestSecretMayHaveALineEndToo() throws IOException {
    secret("large", "x".repeat(4096) + "\r\n");

    read("connections: {a: {recipe: makini, secrets: [large]}}\n");

    assertThat(lines()).isEmpty();
  }

  @Test
  void secretIsNeverCutAtALineEndWithinIt() throws IOException {
    secret("large", "x".repeat(4096) + "\r\ny");

    read("connections: {a: {recipe: makini, secrets: [large]}}\n");

    assertThat(lines()).containsExactly(unusable("1:45", "a", "large", "longer than 4096 bytes"));
  }

  @Test
  void secretIsNamedWithoutAPathAndAWrongNameIsNotShown() throws IOException {
    read(
        """
        connections:
          a: {recipe: makini, secrets: ["../hunter2"]}
          b: {recipe: makini, secrets: [..]}
          c: {recipe: makini, secrets: ["hunter2+/=="]}
        """);

    assertThat(lines())
        .hasSize(3)
        .allMatch(line -> line.contains("secrets is ......; expected the name of a file"))
        .noneMatch(line -> line.contains("hunter2"));
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
            file + ":11:5: " + conn + "horizn is unknown; did you mean horizon?");
  }

  @Test
  void memberLikeNoneIsToldWhichThereAre() throws IOException {
    secret("s", "one");

    read("connections: {a: {recipe: makini, secrets: [s], quota: 7}}\n");

    assertThat(lines())
        .containsExactly(
            file
                + ":1:49: connection a: quota is unknown; expected one of aliases, grace, horizon,"
                + " recipe, secrets, share, state, system, test");
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
  void secretIsDecodedAsTheRecipeWantsIt() throws IOException {
    secret("whsec", "whsec_c2lnbnM=\n");
    secret("bare", "c2lnbnM=");

    var connections =
        read(
            """
            connections:
              svix: {recipe: standard-webhooks, secrets: [whsec]}
              finch: {recipe: finch, secrets: [bare]}
              stripe: {recipe: stripe, secrets: [whsec]}
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(keys(connections, "svix")).containsExactly(key("whsec", "signs"));
    assertThat(keys(connections, "finch")).containsExactly(key("bare", "signs"));
    assertThat(keys(connections, "stripe")).containsExactly(key("whsec", "whsec_c2lnbnM="));
  }

  @Test
  void secretThatCannotBeDecodedIsAProblemThatDoesNotShowIt() throws IOException {
    secret("s", "hunter2!");

    var connections =
        read(
            """
            connections:
              a: {recipe: codat, secrets: [s]}
              b: {recipe: finch, secrets: [s]}
            """);

    assertThat(connections.named()).isEmpty();
    assertThat(lines())
        .containsExactly(
            unusable("2:32", "a", "s", "not whsec_ and base64"),
            unusable("3:32", "b", "s", "not base64"));
    assertThat(lines()).noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void idHasItsCharactersAndItsLength() throws IOException {
    secret("s", "one");
    var longest = "a".repeat(128);

    var connections =
        read(
            "connections:\n  %s: &x {recipe: makini, secrets: [s]}\n  %sa: {}\n  a/b: {}\n  a: {recipe: makini, secrets: [s]}\n  a: {}\n"
                .formatted(longest, longest));

    assertThat(connections.named()).containsOnlyKeys(longest, "a");
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

  private Connections read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return ConnectionsFile.read(file, Recipes.builtIn(), secrets, problems);
  }

  private void secret(String name, String text) throws IOException {
    Files.writeString(secrets.resolve(name), text);
  }

  private List<String> lines() {
    return problems.list().stream().map(Problem::line).toList();
  }

  private String unusable(String at, String connection, String secret, String reason) {
    return "%s:%s: connection %s: secret %s is %s; put the secret of %s in the file %s"
        .formatted(file, at, connection, secret, reason, connection, secrets.resolve(secret));
  }

  private static List<Key> keys(Connections connections, String id) {
    return Objects.requireNonNull(connections.find(id)).keys();
  }

  private static Key key(String id, String text) {
    return new Key(id, new Secret(text.getBytes(UTF_8)));
  }

  private static Recipe makini() {
    return Objects.requireNonNull(Recipes.builtIn("makini"));
  }
}
