package io.penstock.senders.api;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The reading of one API recipe. It is in the package of the reader, which is not public.
///
/// @param recipe `null` if a required member is missing
public record ApiRecipeReading(@Nullable ApiRecipe recipe, List<Problem> problems) {

  public static ApiRecipeReading of(String yaml) {
    var problems = new Problems();
    var document = Objects.requireNonNull(YamlReader.read("api.yaml", yaml, problems));
    return new ApiRecipeReading(ApiRecipeReader.read("api", document, problems), problems.list());
  }
}
