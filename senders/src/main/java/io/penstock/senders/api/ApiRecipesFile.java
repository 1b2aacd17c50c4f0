package io.penstock.senders.api;

import io.penstock.senders.recipe.NamedRecipesFile;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.util.Map;

/// Reads `apis.yaml`: the API recipes that are not built in.
public final class ApiRecipesFile {
  private static final NamedRecipesFile.Kind<ApiRecipe> KIND =
      new NamedRecipesFile.Kind<>(
          "apis",
          "API recipe",
          "an API recipe",
          "apis: {acme-api: {base-url: https://api.acme.example, paging: {style: page, page: page,"
              + " last: /meta/last_page}, types.asset.list: /assets, entity-id: [/id]}}",
          BuiltInApiRecipes.builtIn(),
          ApiRecipeReader::read);

  private ApiRecipesFile() {}

  /// All API recipes, the built-in ones first. Errors are added to `problems`, and the affected
  /// recipes are left out.
  ///
  /// @param file need not exist
  public static Map<String, ApiRecipe> read(Path file, Problems problems) {
    return NamedRecipesFile.read(file, KIND, problems);
  }
}
