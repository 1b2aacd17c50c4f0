package io.penstock.senders.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.secret.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How a connection comes by its secrets.
class ConnectionSecretsTest extends ConnectionsFileFixture {
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

  private String unusable(String at, String connection, String secret, String reason) {
    return "%s:%s: connection %s: secret %s is %s; put the secret of %s in the file %s"
        .formatted(file, at, connection, secret, reason, connection, secrets.resolve(secret));
  }

  private static List<SigningKey> keys(Connections connections, String id) {
    return Objects.requireNonNull(connections.find(id)).keys();
  }
}
