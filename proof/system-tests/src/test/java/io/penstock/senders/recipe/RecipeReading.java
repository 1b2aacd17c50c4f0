package io.penstock.senders.recipe;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A recipe as it was read. In the package of the settings, because recipes are built in: nobody
/// else has a way to read one.
///
/// @param recipe `null` where it lacks what it can't be without
public record RecipeReading(@Nullable Recipe recipe, List<Problem> problems) {

  public static RecipeReading of(String yaml) {
    var problems = new Problems();
    var document = Objects.requireNonNull(YamlReader.read("recipe.yaml", yaml, problems));
    return new RecipeReading(RecipeReader.read("recipe", document, problems), problems.list());
  }
}
