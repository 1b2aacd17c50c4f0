package io.penstock.senders.recipe;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.Redaction;
import io.penstock.settings.SectionFile;
import io.penstock.settings.ValueFormat;
import io.penstock.settings.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads `recipes.yaml`: the recipes of senders that none built in fits.
public final class RecipesFile {

  /// How many recipes such a file may have.
  static final int RECIPES_MAX = 100;

  private static final String SECTION = "recipes";
  private static final String EXAMPLE =
      "write it, for example: recipes: {acme: {signature.header: X-Acme-Signature, encoding: hex}}";

  private static final ValueFormat<String> NAME =
      ValueFormat.matching(
          Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"), "a name of 1-64 characters a-z 0-9 -");

  private final SectionFile section;
  private final Problems problems;
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();

  private RecipesFile(Problems problems) {
    this.section = new SectionFile(SECTION, EXAMPLE, problems);
    this.problems = problems;
  }

  /// All recipes there are, those built in first. What is wrong goes to `problems`, and the recipes
  /// concerned are left out.
  ///
  /// @param file need not exist
  public static Map<String, Recipe> read(Path file, Problems problems) {
    var reading = new RecipesFile(problems);
    if (Files.exists(file)) {
      reading.section.read(file, reading::readAll);
    }
    var all = new LinkedHashMap<>(BuiltInRecipes.builtIn());
    all.putAll(reading.recipes);
    return Collections.unmodifiableMap(all);
  }

  private void readAll(Yaml.Mapping named) {
    if (named.members().size() > RECIPES_MAX) {
      var given = named.members().size() + " long";
      var expected = "expected at most " + RECIPES_MAX;
      problems.add(new Problem(named.place().toString(), SECTION, given, expected, null));
    } else {
      named.members().forEach((name, member) -> readOne(name, member, named));
    }
  }

  private void readOne(String name, Yaml.Member member, Yaml.Mapping named) {
    var repeats =
        named.all(name).size() > 1 || (member.value() instanceof Yaml.Mapping it && it.repeats());
    if (NAME.read(name) == null) {
      var given = Redaction.quoted("name", name);
      problems.add(Problem.misshapen(member.named(), "the name of a recipe", given, NAME));
    } else if (BuiltInRecipes.builtIn().containsKey(name)) {
      var where = member.named().toString();
      problems.add(
          new Problem(where, "recipe " + name, "built in", "choose another name for yours", null));
    } else if (!(member.value() instanceof Yaml.Mapping members)) {
      section.refuse(member.named(), "recipe " + name, member.value().shape());
    } else {
      var found = new Problems();
      var recipe = RecipeReader.read(name, members, found);
      problems.addAll(found);
      if (recipe != null && found.isEmpty() && !repeats) {
        recipes.put(name, recipe);
      }
    }
  }
}
