package io.penstock.senders.recipe;

import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.util.Map;

/// Reads `recipes.yaml`: the recipes of senders that none built in fits.
public final class RecipesFile {
  private static final NamedRecipesFile.Kind<Recipe> KIND =
      new NamedRecipesFile.Kind<>(
          "recipes",
          "recipe",
          "a recipe",
          "recipes: {acme: {signature.header: X-Acme-Signature, encoding: hex}}",
          BuiltInRecipes.builtIn(),
          RecipeReader::read);

  private RecipesFile() {}

  /// All recipes, the built-in ones first. Errors are added to `problems`, and the affected recipes
  /// are left out.
  ///
  /// @param file need not exist
  public static Map<String, Recipe> read(Path file, Problems problems) {
    return NamedRecipesFile.read(file, KIND, problems);
  }
}
