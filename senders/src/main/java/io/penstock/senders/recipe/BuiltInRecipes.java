package io.penstock.senders.recipe;

import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The recipes built into Penstock, each in a resource file `recipes/<name>.yaml`.
public final class BuiltInRecipes {
  private static final Map<String, Recipe> BUILT_IN =
      load(
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

  private static Map<String, Recipe> load(List<String> names) {
    var recipes = new LinkedHashMap<String, Recipe>();
    names.forEach(name -> recipes.put(name, load(name)));
    return Collections.unmodifiableMap(recipes);
  }

  private static Recipe load(String name) {
    var problems = new Problems();
    var file = "recipes/" + name + ".yaml";
    var document = YamlReader.read(file, resource(file), problems);
    var recipe = document == null ? null : RecipeReader.read(name, document, problems);
    problems.throwIfAny();
    if (recipe == null) {
      throw new IllegalStateException(file + " is no recipe");
    }
    return recipe;
  }

  private static String resource(String file) {
    try (var in = BuiltInRecipes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
