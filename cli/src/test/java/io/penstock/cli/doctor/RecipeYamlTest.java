package io.penstock.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeYamlTest {
  private static final String NAME = "own";

  @TempDir private Path directory;

  static Set<String> names() {
    return BuiltInRecipes.builtInNames();
  }

  @ParameterizedTest
  @MethodSource("names")
  void recipeIsReadBackAsItWasWritten(String name) throws IOException {
    var recipe = Objects.requireNonNull(BuiltInRecipes.builtIn(name));
    var problems = new Problems();

    var file = Files.writeString(directory.resolve("recipes.yaml"), RecipeYaml.of(NAME, recipe));
    var read = RecipesFile.read(file, problems).get(NAME);

    assertThat(problems.list()).isEmpty();
    assertThat(read)
        .isEqualTo(
            new Recipe(
                NAME,
                recipe.signature(),
                recipe.connection(),
                recipe.webhookId(),
                recipe.layout()));
  }
}
