package io.penstock.processor;

import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.senders.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What shapes outputs beside the records themselves, as text that can be compared: a line
/// `key=value` each, sorted.
final class OutputSettings {
  private static final Set<String> RESOURCES =
      Set.of("currencies.txt", "mappings/purchase_order.yaml", "mappings/work_order.yaml");

  private OutputSettings() {}

  static String text(FoldRules rules, Map<String, Recipe> recipes) {
    var lines = new TreeMap<>(rules.byKey());
    recipes.forEach(
        (name, recipe) -> lines.put("recipe." + name + ".envelope", recipe.envelope().toString()));
    RESOURCES.forEach(name -> lines.put("normalize." + name + ".sha256", sha256(name)));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String sha256(String name) {
    try (var resource = Normalizer.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      var digest = MessageDigest.getInstance("SHA-256").digest(resource.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
