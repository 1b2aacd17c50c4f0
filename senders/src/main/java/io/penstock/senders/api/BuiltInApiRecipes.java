package io.penstock.senders.api;

import io.penstock.senders.recipe.RecipeResources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The API recipes built into Penstock, each in a resource file `apis/<name>.yaml`.
public final class BuiltInApiRecipes {
  private static final Map<String, ApiRecipe> BUILT_IN =
      new RecipeResources<>(BuiltInApiRecipes.class, "apis", ApiRecipeReader::read)
          .load(List.of("makini-v3", "makini-v4"));

  private BuiltInApiRecipes() {}

  /// The API recipe of that name; `null` if it is not built in.
  public static @Nullable ApiRecipe builtIn(String name) {
    return BUILT_IN.get(name);
  }

  /// All built-in API recipes by name.
  public static Map<String, ApiRecipe> builtIn() {
    return BUILT_IN;
  }
}
