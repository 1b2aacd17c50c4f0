package io.penstock.senders.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.secret.KeyFault;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stays in use of the senders' files, whatever is wrong with them.
class LoadedConnectionsTest {
  private static final String ACME = "acme: {signature.header: X-A, encoding: hex}";

  @TempDir private Path directory;
  private SenderConfigFiles files;
  private LoadedConnections version;
  private List<String> problems = List.of();

  @BeforeEach
  void start() throws IOException {
    files =
        new SenderConfigFiles(
            directory.resolve("connections.yaml"),
            directory.resolve("recipes.yaml"),
            Files.createDirectory(directory.resolve("secrets")));
    for (var name : List.of("a", "b", "c")) {
      secret(name, "secret of " + name);
    }
    recipes(ACME);
    connections(
        """
          one: {recipe: makini, secrets: [a, b], aliases: [first, second]}
          two: {recipe: acme, secrets: [b]}
          three: {recipe: makini, secrets: [c]}
          "*": {recipe: makini, secrets: [c]}
        """);
    var found = new Problems();
    version = LoadedConnections.first(files.read(found));
    assertThat(found.isEmpty()).isTrue();
  }

  @Test
  void filesAsTheyAreChangeNothing() {
    var before = version.connections();

    read();

    assertThat(version.connections()).isEqualTo(before);
    assertThat(problems).isEmpty();
  }

  @Test
  void keyWhoseFileIsMissingIsDisabledWhereverItIsNamed() throws IOException {
    Files.delete(files.secrets().resolve("b"));

    read();

    assertThat(keys("one")).containsExactly("a");
    assertThat(keys("two")).isEmpty();
    assertThat(version.disabled()).isEqualTo(Map.of("b", KeyFault.MISSING));
    assertThat(problems)
        .hasSize(2)
        .allMatch(line -> line.contains("secret b is missing; put the secret of"));
  }

  @Test
  void keyIsBackWithItsFileThoughTheConnectionsFileIsBrokenMeanwhile() throws IOException {
    Files.delete(files.secrets().resolve("b"));
    Files.writeString(files.connections(), "connections: [");
    read();
    assertThat(keys("one")).containsExactly("a");

    secret("b", "secret of b");
    read();

    assertThat(keys("one")).containsExactly("a", "b");
    assertThat(version.disabled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void keyWhoseFileIsEmptiedIsDisabled(String content) throws IOException {
    secret("b", content);

    read();

    assertThat(keys("one")).containsExactly("a");
    assertThat(version.disabled()).isEqualTo(Map.of("b", KeyFault.UNUSABLE));
  }

  @Test
  void keyWhoseFileIsADirectoryNowIsDisabled() throws IOException {
    Files.delete(files.secrets().resolve("b"));
    Files.createDirectory(files.secrets().resolve("b"));

    read();

    assertThat(version.disabled()).isEqualTo(Map.of("b", KeyFault.UNUSABLE));
  }

  @Test
  void keyWhoseFileCanNotBeReadForAnotherReasonStaysAsItWas() throws IOException {
    Files.delete(files.secrets().resolve("b"));
    Files.createSymbolicLink(files.secrets().resolve("b"), Path.of("b"));

    read();

    assertThat(keys("one")).containsExactly("a", "b");
    assertThat(version.disabled()).isEmpty();
    assertThat(problems).isNotEmpty().allMatch(line -> line.contains("unreadable (FileSystem"));
  }

  @Test
  void otherBytesInAFileAreTheSecretFromThenOn() throws IOException {
    secret("b", "other");
    Files.writeString(files.connections(), "connections: [");

    read();

    assertThat(connection("one").keys())
        .contains(new SigningKey("b", new Secret("other".getBytes(UTF_8))));
  }

  @Test
  void bytesThatTheRecipeCanNotDecodeDisableTheKey() throws IOException {
    recipes("acme: {signature.header: X-A, encoding: hex, secret-encoding: hex}");
    secret("b", "garbage");

    read();

    assertThat(keys("two")).isEmpty();
    assertThat(version.disabled()).isEqualTo(Map.of("b", KeyFault.UNUSABLE));
  }

  @Test
  void entriesThatAreRightCountBesideOneThatIsWrong() throws IOException {
    connections(
        """
          one: {recipe: github, secrets: [a], state: disconnected}
          two: {recipe: acme, secrets: [b], grace: soon}
          four: {recipe: makini, secrets: [c], aliases: [first]}
          five: {recipe: makini}
        """);

    read();

    assertThat(version.connections().named()).containsOnlyKeys("one", "two", "four");
    assertThat(version.connections().wildcard()).isNull();
    assertThat(connection("one").recipe().name()).isEqualTo("github");
    assertThat(connection("one").state()).isEqualTo(Connection.State.DISCONNECTED);
    assertThat(connection("one").aliases()).isEmpty();
    assertThat(connection("four").aliases()).containsExactly("first");
    assertThat(keys("two")).containsExactly("b");
    assertThat(version.kept()).containsExactly("two");
    assertThat(problems).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one: {recipe: makiny, secrets: [b]}",
        "one: {recipe: makini, secrets: [b, ../b]}",
        "one: {recipe: makini, secrets: [b, b]}",
        "one: {recipe: makini, secrets: [b], secrets: [b, a]}",
        "one: {recipe: makini, secrets: [b, c, d, e, f, g, h, i, j]}",
        "one: {recipe: makini, secrets: [b], hunter2: x}",
        "one: {recipe: makini, secrets: [b]}, one: {recipe: makini, secrets: [a, b]}"
      })
  void entryThatIsWrongStillTakesAwayTheSecretsItDoesNotName(String entry) throws IOException {
    connections(entry);

    read();

    assertThat(keys("one")).containsExactly("b");
    assertThat(connection("one").recipe().name()).isEqualTo("makini");
    assertThat(version.kept()).containsExactly("one");
    assertThat(problems).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one: {recipe: makini}",
        "one: {recipe: makini, secrets: a}",
        "one: x",
        "one: ",
        "one: {secrets: [a, b]}"
      })
  void entryThatIsWrongWithoutAListOfSecretsLeavesThem(String entry) throws IOException {
    connections(entry);

    read();

    assertThat(keys("one")).containsExactly("a", "b");
    assertThat(connection("one").aliases()).containsExactly("first", "second");
  }

  @Test
  void entryThatIsWrongStillDisconnectsAndTakesAwayAliases() throws IOException {
    connections(
        "one: {recipe: makini, secrets: [], state: disconnected, aliases: [second, third]}");

    read();

    assertThat(keys("one")).isEmpty();
    assertThat(connection("one").state()).isEqualTo(Connection.State.DISCONNECTED);
    assertThat(connection("one").aliases()).containsExactly("second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connections: [",
        "",
        "x",
        "connections:",
        "conections: {one: {recipe: makini, secrets: [a]}}",
        "connections: {one: {recipe: makini, secrets: [a]}}\nconnections: {}"
      })
  void fileThatCanNotBeReadAsAWholeLeavesAllAsTheyWere(String content) throws IOException {
    var before = version.connections();
    Files.writeString(files.connections(), content);

    read();

    assertThat(version.connections()).isEqualTo(before);
    assertThat(version.kept()).containsExactlyInAnyOrder("one", "two", "three", "*");
    assertThat(problems).isNotEmpty();
  }

  @Test
  void connectionsFileThatIsGoneLeavesAllAsTheyWere() throws IOException {
    var before = version.connections();
    Files.delete(files.connections());

    read();

    assertThat(version.connections()).isEqualTo(before);
    assertThat(problems).hasSize(1);
  }

  @Test
  void emptySectionRemovesAll() throws IOException {
    Files.writeString(files.connections(), "connections: {}\n");

    read();

    assertThat(version.connections().named()).isEmpty();
    assertThat(version.connections().wildcard()).isNull();
  }

  @Test
  void sectionThatIsTooLongAddsNothingAndStillRemoves() throws IOException {
    var many = new StringBuilder("three: {recipe: makini, secrets: [c]}");
    for (int i = 0; i < Connections.NAMED_MAX; i++) {
      many.append(", x").append(i).append(": {recipe: makini, secrets: [a]}");
    }
    connections(many.toString());

    read();

    assertThat(version.connections().named()).containsOnlyKeys("three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme: {signature.header: X-A}",
        "acme: {signature.header: X-A, encoding: hex, encoding: base64}",
        "acme: {signature.header: X-A, encoding: hex}, acme: {signature.header: X-B, encoding: hex}",
        "acme: [",
        "other: {signature.header: X-A, encoding: hex}"
      })
  void recipeThatIsWrongOrGoneLeavesItsConnectionsAsTheyWere(String recipe) throws IOException {
    var before = connection("two");
    recipes(recipe);

    read();

    assertThat(connection("two")).isEqualTo(before);
    assertThat(version.kept()).containsExactly("two");
    assertThat(problems).isNotEmpty();
  }

  @Test
  void recipeIsTheNewestOfItsNameForEveryConnection() throws IOException {
    recipes("acme: {signature.header: X-New, encoding: hex}");
    connections(
        """
          one: {recipe: acme, secrets: [a]}
          two: {recipe: acme, secrets: [b], grace: soon}
        """);

    read();

    assertThat(connection("two").recipe()).isSameAs(connection("one").recipe());
    assertThat(connection("two").recipe().signature().header()).isEqualTo("x-new");
  }

  @Test
  void mendedFilesAreAllThatCounts() throws IOException {
    Files.delete(files.secrets().resolve("b"));
    connections("one: {recipe: makini, secrets: [b], grace: soon}");
    read();

    secret("b", "secret of b");
    connections("one: {recipe: makini, secrets: [b, c], grace: 1s}");
    read();

    assertThat(keys("one")).containsExactly("b", "c");
    assertThat(version.kept()).isEmpty();
    assertThat(version.disabled()).isEmpty();
    assertThat(problems).isEmpty();
  }

  private void read() {
    var found = new Problems();
    version = files.read(version, found);
    problems = found.list().stream().map(Problem::line).toList();
  }

  private Connection connection(String id) {
    return Objects.requireNonNull(version.connections().named().get(id), id);
  }

  private List<String> keys(String id) {
    return connection(id).keys().stream().map(SigningKey::id).toList();
  }

  private void connections(String entries) throws IOException {
    var text =
        entries.contains("\n") ? "connections:\n" + entries : "connections: {" + entries + "}";
    Files.writeString(files.connections(), text);
  }

  private void recipes(String entries) throws IOException {
    Files.writeString(files.recipes(), "recipes: {" + entries + "}\n");
  }

  private void secret(String name, String text) throws IOException {
    Files.writeString(files.secrets().resolve(name), text);
  }
}
