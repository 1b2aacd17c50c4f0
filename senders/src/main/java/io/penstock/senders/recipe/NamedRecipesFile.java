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
import org.jspecify.annotations.Nullable;

/// Reads a file of recipes of one kind, such as `recipes: {acme: {...}}`, beside the built-in
/// recipes of that kind.
///
/// @param <T> a recipe
public final class NamedRecipesFile<T> {

  /// The maximum number of recipes in such a file.
  static final int RECIPES_MAX = 100;

  private static final ValueFormat<String> NAME =
      ValueFormat.matching(
          Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"), "a name of 1-64 characters a-z 0-9 -");

  private final Kind<T> kind;
  private final SectionFile section;
  private final Problems problems;
  private final Map<String, T> recipes = new LinkedHashMap<>();

  /// A kind of recipes.
  ///
  /// @param section the name of the file's section
  /// @param noun the name of one recipe of this kind in problems, such as `recipe`
  /// @param article the noun with its indefinite article
  /// @param example a file with one recipe, on one line
  public record Kind<T>(
      String section,
      String noun,
      String article,
      String example,
      Map<String, T> builtIn,
      Reading<T> reading) {}

  /// Reads one recipe. The result is `null` if a required member is missing, which is a problem.
  public interface Reading<T> {
    @Nullable T read(String name, Yaml document, Problems problems);
  }

  private NamedRecipesFile(Kind<T> kind, Problems problems) {
    this.kind = kind;
    this.section =
        new SectionFile(kind.section, "write it, for example: " + kind.example, problems);
    this.problems = problems;
  }

  /// All recipes of the kind, the built-in ones first. Errors are added to `problems`, and the
  /// affected recipes are left out.
  ///
  /// @param file need not exist
  public static <T> Map<String, T> read(Path file, Kind<T> kind, Problems problems) {
    var reading = new NamedRecipesFile<>(kind, problems);
    if (Files.exists(file)) {
      reading.section.read(file, reading::readAll);
    }
    var all = new LinkedHashMap<>(kind.builtIn);
    all.putAll(reading.recipes);
    return Collections.unmodifiableMap(all);
  }

  private void readAll(Yaml.Mapping named) {
    if (named.members().size() > RECIPES_MAX) {
      var given = named.members().size() + " long";
      var expected = "expected at most " + RECIPES_MAX;
      problems.add(new Problem(named.place().toString(), kind.section, given, expected, null));
    } else {
      named.members().forEach((name, member) -> readOne(name, member, named));
    }
  }

  private void readOne(String name, Yaml.Member member, Yaml.Mapping named) {
    var repeats =
        named.all(name).size() > 1 || (member.value() instanceof Yaml.Mapping it && it.repeats());
    var key = kind.noun + " " + name;
    if (NAME.read(name) == null) {
      var given = Redaction.quoted("name", name);
      var what = "the name of " + kind.article;
      problems.add(Problem.misshapen(member.named(), what, given, NAME));
    } else if (kind.builtIn.containsKey(name)) {
      var where = member.named().toString();
      problems.add(new Problem(where, key, "built in", "choose another name for yours", null));
    } else if (!(member.value() instanceof Yaml.Mapping members)) {
      section.refuse(member.named(), key, member.value().shape());
    } else {
      var found = new Problems();
      var recipe = kind.reading.read(name, members, found);
      problems.addAll(found);
      if (recipe != null && found.isEmpty() && !repeats) {
        recipes.put(name, recipe);
      }
    }
  }
}
