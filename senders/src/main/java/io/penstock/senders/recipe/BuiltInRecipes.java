package io.penstock.senders.recipe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The recipes built into Penstock, each in a resource file `recipes/<name>.yaml`.
public final class BuiltInRecipes {
  private static final Map<String, Recipe> BUILT_IN =
      new RecipeResources<>(BuiltInRecipes.class, "recipes", RecipeReader::read)
          .load(
              List.of(
                  "makini",
                  "standard-webhooks",
                  "github",
                  "stripe",
                  "shopify",
                  "slack",
                  "merge",
                  "codat",
                  "rutter",
                  "nango",
                  "finch",
                  "token"));

  private BuiltInRecipes() {}

  /// The recipe of that name; `null` if it is not built in.
  public static @Nullable Recipe builtIn(String name) {
    return BUILT_IN.get(name);
  }

  /// All built-in recipes by name.
  public static Map<String, Recipe> builtIn() {
    return BUILT_IN;
  }

  public static Set<String> builtInNames() {
    return BUILT_IN.keySet();
  }
}
