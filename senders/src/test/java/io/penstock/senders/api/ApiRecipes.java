package io.penstock.senders.api;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// API recipes of tests.
final class ApiRecipes {

  /// The members that have no default, with pages by number.
  static final String PAGES =
      """
      base-url: https://api.acme.example/v1
      paging: {style: page, page: page, last: /meta/last}
      entity-id: [/id, /key]
      types.asset: {list: /assets, single: "/assets/{id}"}
      """;

  /// The same with pages by cursor.
  static final String CURSORS =
      """
      base-url: https://api.acme.example/v1
      paging: {style: cursor, cursor: after, next: /next}
      entity-id: [/id, /key]
      types.asset: {list: /assets, single: "/assets/{id}"}
      """;

  private ApiRecipes() {}

  /// A recipe without problems.
  static ApiRecipe read(String yaml) {
    var problems = new Problems();
    var recipe = read(yaml, problems);
    problems.throwIfAny();
    return Objects.requireNonNull(recipe);
  }

  static @Nullable ApiRecipe read(String yaml, Problems problems) {
    var document = Objects.requireNonNull(YamlReader.read("r.yaml", yaml, problems));
    return ApiRecipeReader.read("r", document, problems);
  }

  /// The problems of a text.
  static List<String> problems(String yaml) {
    var problems = new Problems();
    read(yaml, problems);
    return problems.list().stream().map(Problem::line).toList();
  }
}
