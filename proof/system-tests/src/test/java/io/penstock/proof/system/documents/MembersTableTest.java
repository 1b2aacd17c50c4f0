package io.penstock.proof.system.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.system.documents.AskedMembers.Member;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.recipe.RecipeReading;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The members of connections and recipes against what is asked for: names, defaults, ranges.
class MembersTableTest {
  @TempDir private Path directory;

  @Test
  void connectionsAreAsTheirTable() throws IOException {
    var table = SourceTree.document("senders/README.md").section("Connections").table();
    var said = table.by("member", MembersTableTest::said);

    var asked = new AskedMembers(this::connectionProblems, connectionDefaults());

    assertThat(Differences.between(table.place(), said, asked.all(said.keySet()))).isEmpty();
  }

  @Test
  void recipesAreAsTheirTable() {
    var table = SourceTree.document("senders/README.md").section("Recipes").table();
    var said = table.by("member", MembersTableTest::said);

    var asked = new AskedMembers(yaml -> RecipeReading.of(yaml).problems(), recipeDefaults());

    assertThat(Differences.between(table.place(), said, asked.all(said.keySet()))).isEmpty();
  }

  private static Member said(Row row) {
    return new Member(row.plain("default"), Range.said(row.plain("range")));
  }

  private List<Problem> connectionProblems(String members) {
    var problems = new Problems();
    read("connections: {a: " + members + "}", problems);
    return problems.list();
  }

  private Connections read(String yaml, Problems problems) {
    try {
      var file = Files.writeString(directory.resolve("connections.yaml"), yaml);
      return ConnectionsFile.read(file, KnownRecipes.builtIn(), directory, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of a connection that says only what it must. By reflection, so that a member that is new
  /// is not left out.
  private Map<String, String> connectionDefaults() throws IOException {
    Files.writeString(directory.resolve("s"), "a secret");
    var read = read("connections: {a: {recipe: makini, secrets: [s]}}", new Problems());
    var connection = requireNonNull(read.find("a"));
    var defaults = new HashMap<String, String>();
    for (var component : Connection.class.getRecordComponents()) {
      defaults.put(component.getName(), shown(value(component, connection)));
    }
    return defaults;
  }

  private static @Nullable Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Collection<?> all when all.isEmpty() -> "";
      default -> value.toString().toLowerCase(Locale.ROOT);
    };
  }

  private static Map<String, String> recipeDefaults() {
    var yaml = "{signature.header: X-S, encoding: hex, timestamp: {pointer: /t, unit: seconds}}";
    var recipe = requireNonNull(RecipeReading.of(yaml).recipe());
    var signature = recipe.signature();
    var time = requireNonNull(signature.time());
    return Map.of(
        "signature.format", shown(signature.format().getClass().getSimpleName()),
        "algorithm", signature.algorithm().standardName(),
        "secret-encoding", shown(signature.secretEncoding()),
        "signs", signature.signs().toString(),
        "timestamp.past", time.past().toMinutes() + "m",
        "timestamp.future", time.future().toMinutes() + "m",
        "order", shown(recipe.layout().order().of("asset")));
  }
}
