package io.penstock.senders.connection;

import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.ApiRecipesFile;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/// The recipes and API recipes that connections may name. No name is in both maps, because a raw
/// record names one of them.
///
/// @param recipes how senders sign, by name
/// @param apis how APIs are asked, by name
public record KnownRecipes(Map<String, Recipe> recipes, Map<String, ApiRecipe> apis) {

  public KnownRecipes {
    if (!Collections.disjoint(recipes.keySet(), apis.keySet())) {
      throw new IllegalArgumentException("a recipe has the name of an API recipe");
    }
    recipes = Collections.unmodifiableMap(new LinkedHashMap<>(recipes));
    apis = Collections.unmodifiableMap(new LinkedHashMap<>(apis));
  }

  /// The recipes built into Penstock.
  public static KnownRecipes builtIn() {
    return new KnownRecipes(BuiltInRecipes.builtIn(), BuiltInApiRecipes.builtIn());
  }

  /// The built-in recipes and those of the files, which need not exist. Errors are added to
  /// `problems`, and the affected recipes are left out.
  ///
  /// @param recipesFile `recipes.yaml`
  /// @param apisFile `apis.yaml`
  public static KnownRecipes read(Path recipesFile, Path apisFile, Problems problems) {
    var recipes = new LinkedHashMap<>(RecipesFile.read(recipesFile, problems));
    var apis = new LinkedHashMap<>(ApiRecipesFile.read(apisFile, problems));
    var shared = new TreeSet<>(recipes.keySet());
    shared.retainAll(apis.keySet());
    for (var name : shared) {
      if (BuiltInApiRecipes.builtIn(name) != null) {
        recipes.remove(name);
        problems.add(taken(recipesFile, "recipe " + name, "the name of an API recipe, too"));
      } else {
        apis.remove(name);
        problems.add(taken(apisFile, "API recipe " + name, "the name of a recipe, too"));
      }
    }
    return new KnownRecipes(recipes, apis);
  }

  /// Where the bodies of raw records have what, by the name of the recipe or API recipe that a
  /// record names.
  public Map<String, BodyLayout> layouts() {
    var layouts = new LinkedHashMap<String, BodyLayout>();
    recipes.forEach((name, recipe) -> layouts.put(name, recipe.layout()));
    apis.forEach((name, api) -> layouts.put(name, api.layout()));
    return Collections.unmodifiableMap(layouts);
  }

  private static Problem taken(Path file, String key, String given) {
    return new Problem(file.toString(), key, given, "choose another name for yours", null);
  }
}
