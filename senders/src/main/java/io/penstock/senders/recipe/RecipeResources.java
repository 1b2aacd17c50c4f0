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

/// The built-in recipes of one kind, each in a resource file `<directory>/<name>.yaml`.
///
/// @param beside the class in whose package the directory is
public record RecipeResources<T>(
    Class<?> beside, String directory, NamedRecipesFile.Reading<T> reading) {

  /// Reads the recipes of these names, in this order.
  ///
  /// @throws RuntimeException if one is missing or has a problem
  public Map<String, T> load(List<String> names) {
    var recipes = new LinkedHashMap<String, T>();
    names.forEach(name -> recipes.put(name, load(name)));
    return Collections.unmodifiableMap(recipes);
  }

  private T load(String name) {
    var problems = new Problems();
    var file = directory + "/" + name + ".yaml";
    var document = YamlReader.read(file, text(file), problems);
    var recipe = document == null ? null : reading.read(name, document, problems);
    problems.throwIfAny();
    if (recipe == null) {
      throw new IllegalStateException(file + " is no recipe");
    }
    return recipe;
  }

  private String text(String file) {
    try (var in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
