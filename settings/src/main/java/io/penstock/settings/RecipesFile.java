package io.penstock.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `recipes.yaml`: the recipes of senders that none built in fits.
public final class RecipesFile {

  /// How many recipes such a file may have.
  static final int RECIPES_MAX = 100;

  private static final String SECTION = "recipes";
  private static final String EXAMPLE =
      "write it, for example: recipes: {acme: {signature.header: X-Acme-Signature, encoding: hex}}";

  private static final Form<String> NAME =
      Form.matching(
          Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"), "a name of 1-64 characters a-z 0-9 -");

  private final Problems problems;
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();

  private RecipesFile(Problems problems) {
    this.problems = problems;
  }

  /// All recipes there are, those built in first. What is wrong goes to `problems`, and the recipes
  /// concerned are left out.
  ///
  /// @param file need not exist
  public static Map<String, Recipe> read(Path file, Problems problems) {
    var reading = new RecipesFile(problems);
    if (Files.exists(file)) {
      var document = YamlFile.read(file, EXAMPLE, problems);
      if (document != null) {
        reading.readDocument(document);
      }
    }
    var all = new LinkedHashMap<>(Recipes.builtIn());
    all.putAll(reading.recipes);
    return Collections.unmodifiableMap(all);
  }

  private void readDocument(Yaml document) {
    if (!(document instanceof Yaml.Mapping(var place, var members))) {
      refuse(document.place(), "the file", document.shape());
      return;
    }
    var section = members.get(SECTION);
    if (section == null) {
      refuse(place, SECTION, "missing");
    } else if (section.value() instanceof Yaml.Mapping(var at, var named)) {
      if (named.size() > RECIPES_MAX) {
        var expected = "expected at most " + RECIPES_MAX;
        problems.add(new Problem(at.toString(), SECTION, named.size() + " long", expected, null));
      } else {
        named.forEach(this::readOne);
      }
    } else {
      refuse(section.named(), SECTION, section.value().shape());
    }
    members.forEach(this::refuseUnknown);
  }

  private void readOne(String name, Yaml.Member member) {
    if (NAME.read(name) == null) {
      var given = Redaction.quoted("name", name);
      problems.add(Problem.misshapen(member.named(), "the name of a recipe", given, NAME));
    } else if (Recipes.builtIn().containsKey(name)) {
      var where = member.named().toString();
      problems.add(
          new Problem(where, "recipe " + name, "built in", "choose another name for yours", null));
    } else if (!(member.value() instanceof Yaml.Mapping section)) {
      refuse(member.named(), "recipe " + name, member.value().shape());
    } else {
      var recipe = RecipeReader.read(name, section, problems);
      if (recipe != null) {
        recipes.put(name, recipe);
      }
    }
  }

  private void refuseUnknown(String name, Yaml.Member member) {
    if (!name.equals(SECTION)) {
      var suggestion = Suggestion.nearest(name, Set.of(SECTION));
      problems.add(Problem.unknown(member.named(), name, suggestion));
    }
  }

  private void refuse(Place place, String key, String given) {
    problems.add(new Problem(place.toString(), key, given, EXAMPLE, null));
  }
}
