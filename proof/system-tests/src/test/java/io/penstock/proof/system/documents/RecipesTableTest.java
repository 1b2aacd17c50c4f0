package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recipes that are built in against their table, and the example of one's own.
class RecipesTableTest {
  private static final Path README = Path.of("senders/README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\\n(recipes:.*?)```", Pattern.DOTALL);

  @TempDir private Path directory;

  private record Signing(String header, String signs) {}

  @Test
  void recipesBuiltInAreAsTheirTable() {
    var table = SourceTree.document("senders/README.md").section("Recipes built in").table();

    var said =
        table.by(
            "recipe",
            row -> new Signing(row.plain("header").toLowerCase(Locale.ROOT), row.plain("signs")));
    var are = new TreeMap<String, Signing>();
    BuiltInRecipes.builtIn().forEach((name, recipe) -> are.put(name, signing(recipe)));

    assertThat(Differences.between(table.place(), said, are)).isEmpty();
  }

  @Test
  void exampleOfOnesOwnIsRead() throws IOException {
    var example = EXAMPLE.matcher(SourceTree.text(README));
    assertThat(example.find()).isTrue();
    var file = Files.writeString(directory.resolve("recipes.yaml"), example.group(1));
    var problems = new Problems();

    var recipes = RecipesFile.read(file, problems);

    assertThat(problems.list()).isEmpty();
    assertThat(recipes).hasSize(BuiltInRecipes.builtIn().size() + 1).containsKey("acme");
  }

  private static Signing signing(Recipe recipe) {
    var signature = recipe.signature();
    return new Signing(
        signature.header(),
        signature.algorithm() == Algorithm.TOKEN ? "nothing" : signature.signs().toString());
  }
}
