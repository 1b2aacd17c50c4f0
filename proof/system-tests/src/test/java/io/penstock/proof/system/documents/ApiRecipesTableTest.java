package io.penstock.proof.system.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.system.documents.AskedMembers.Member;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.ApiRecipeReading;
import io.penstock.senders.api.ApiRecipesFile;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.api.Paging;
import io.penstock.settings.Durations;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The API recipes of the senders' README against the code: members, built-in recipes, example.
class ApiRecipesTableTest {
  private static final Path README = Path.of("senders/README.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(apis:.*?)```", Pattern.DOTALL);
  private static final String LEAST =
      "{base-url: 'https://a.example', paging: {style: page, page: p, last: /l}, entity-id: [/id],"
          + " types.asset.list: /a}";

  @TempDir private Path directory;

  private record Asking(String url, String pages, String since) {}

  @Test
  void membersAreAsTheirTable() {
    var table = SourceTree.document("senders/README.md").section("API recipes").table();
    var said = table.by("member", ApiRecipesTableTest::said);

    var asked = new AskedMembers(yaml -> ApiRecipeReading.of(yaml).problems(), defaults());

    assertThat(Differences.between(table.place(), said, asked.all(said.keySet()))).isEmpty();
  }

  @Test
  void builtInApiRecipesAreAsTheirTable() {
    var table = SourceTree.document("senders/README.md").section("API recipes built in").table();

    var said =
        table.by(
            "API recipe",
            row ->
                new Asking(row.plain("base URL"), row.plain("pages"), row.plain("changed since")));
    var are = new TreeMap<String, Asking>();
    BuiltInApiRecipes.builtIn().forEach((name, recipe) -> are.put(name, asking(recipe)));

    assertThat(Differences.between(table.place(), said, are)).isEmpty();
  }

  @Test
  void exampleIsRead() throws IOException {
    var example = EXAMPLE.matcher(SourceTree.text(README));
    assertThat(example.find()).isTrue();
    var file = Files.writeString(directory.resolve("apis.yaml"), example.group(1));
    var problems = new Problems();

    var recipes = ApiRecipesFile.read(file, problems);

    assertThat(problems.list()).isEmpty();
    assertThat(recipes).hasSize(BuiltInApiRecipes.builtIn().size() + 1).containsKey("acme-api");
  }

  private static Member said(Row row) {
    return new Member(row.plain("default"), Range.said(row.plain("range")));
  }

  private static Asking asking(ApiRecipe recipe) {
    var style = recipe.paging().style() instanceof Paging.Style.Numbers ? "page" : "cursor";
    return new Asking(
        recipe.base().toString(), style, requireNonNull(recipe.changedSince()).parameter());
  }

  private static Map<String, String> defaults() {
    var recipe = requireNonNull(ApiRecipeReading.of(LEAST).recipe());
    var limits = recipe.limits();
    return Map.ofEntries(
        Map.entry("token.expires-in", lower(recipe.token().expiry())),
        Map.entry("authorization.header", recipe.token().header()),
        Map.entry("authorization.prefix", recipe.token().prefix()),
        Map.entry("paging.first", first(recipe)),
        Map.entry("paging.size-value", Integer.toString(recipe.paging().entities())),
        Map.entry("content.single", recipe.single().text()),
        Map.entry("content.list", recipe.list().text()),
        Map.entry("order", lower(recipe.layout().order().of("asset"))),
        Map.entry("rate.per-minute", Integer.toString(limits.perMinute())),
        Map.entry("rate.at-once", Integer.toString(limits.atOnce())),
        Map.entry("retry-after", limits.retryAfter()),
        Map.entry("timeout", Durations.show(limits.timeout())),
        Map.entry("answer-max", (limits.answerBytesMax() >> 20) + "MiB"),
        Map.entry("lag-max", Durations.show(recipe.lagMax())));
  }

  private static String first(ApiRecipe recipe) {
    return Integer.toString(((Paging.Style.Numbers) recipe.paging().style()).first());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
