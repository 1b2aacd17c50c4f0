package io.penstock.senders.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.SenderConfigFiles;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The API of a connection that stays in use, whatever is wrong with the senders' files.
class LoadedApiAccessTest {
  private static final String ACME =
      """
      apis:
        acme-api:
          base-url: https://api.acme.example
          paging: {style: page, page: page, last: /last}
          entity-id: [/id]
          types.asset.list: /assets
      """;
  private static final String PULLED =
      "one: {recipe: makini, secrets: [a], api: acme-api, token: t, types: [asset]}";

  @TempDir private Path directory;
  private SenderConfigFiles files;
  private LoadedConnections version;
  private Problems problems = new Problems();

  @BeforeEach
  void start() throws IOException {
    files =
        new SenderConfigFiles(
            directory.resolve("connections.yaml"),
            directory.resolve("recipes.yaml"),
            Files.createDirectory(directory.resolve("secrets")));
    Files.writeString(files.secrets().resolve("a"), "secret of a");
    Files.writeString(files.apis(), ACME);
    connections(PULLED);
    version = LoadedConnections.first(files.read(problems));
    assertThat(problems.list()).isEmpty();
    assertThat(api().recipe().name()).isEqualTo("acme-api");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one: {recipe: makini, secrets: [a], api: acme-api}",
        "one: {recipe: makini, secrets: [a], api: acme-ap, token: u}",
        "one: {recipe: makini, secrets: [a], api: acme-api, token: u, types: [site]}",
        "one: {recipe: makini, secrets: [a], api: acme-api, token: u, poll: {every: 1s}}",
      })
  void entryThatIsWrongLeavesTheApiAsItWas(String entry) throws IOException {
    var before = api();
    connections(entry);

    read();

    assertThat(api()).isEqualTo(before);
    assertThat(version.kept()).containsExactly("one");
  }

  @Test
  void entryWithoutApiIsPulledNoMore() throws IOException {
    connections("one: {recipe: makini, secrets: [a]}");

    read();

    assertThat(connection().api()).isNull();
  }

  @Test
  void apiRecipeThatIsWrongLeavesItsConnectionsAsTheyWere() throws IOException {
    var before = api();
    Files.writeString(files.apis(), ACME.replace("style: page", "style: pages"));

    read();

    assertThat(api()).isEqualTo(before);
    assertThat(problems.list()).isNotEmpty();
  }

  @Test
  void apiRecipeIsTheNewestOfItsNameThoughTheEntryIsWrong() throws IOException {
    Files.writeString(files.apis(), ACME.replace("/assets", "/v2/assets"));
    connections(PULLED.replace("token: t", "tokn: t"));

    read();

    assertThat(Objects.requireNonNull(api().recipe().types().get("asset")).list())
        .isEqualTo("/v2/assets");
    assertThat(api().token()).isEqualTo("t");
  }

  @Test
  void typeThatTheNewestRecipeDoesNotListIsNotPolled() throws IOException {
    Files.writeString(files.apis(), ACME.replace("types.asset", "types.site"));

    read();

    assertThat(version.kept()).containsExactly("one");
    assertThat(api().polled()).isEmpty();
  }

  private void read() {
    problems = new Problems();
    version = files.read(version, problems);
  }

  private ApiAccess api() {
    return Objects.requireNonNull(connection().api());
  }

  private Connection connection() {
    return Objects.requireNonNull(version.connections().named().get("one"));
  }

  private void connections(String entry) throws IOException {
    Files.writeString(files.connections(), "connections: {" + entry + "}\n");
  }
}
