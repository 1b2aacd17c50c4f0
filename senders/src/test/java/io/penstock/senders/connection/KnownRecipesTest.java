package io.penstock.senders.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRecipesTest {
  private static final String RECIPE = ": {signature.header: X-A, encoding: hex}\n";
  private static final String API =
      ": {base-url: https://api.acme.example, paging: {style: page, page: page, last: /last},"
          + " types.asset.list: /assets, entity-id: [/id]}\n";

  @TempDir private Path directory;
  private final Problems problems = new Problems();
  private Path recipes;
  private Path apis;

  @BeforeEach
  void makePlaces() {
    recipes = directory.resolve("recipes.yaml");
    apis = directory.resolve("apis.yaml");
  }

  @Test
  void filesNeedNotExist() {
    assertThat(read()).isEqualTo(KnownRecipes.builtIn());
    assertThat(lines()).isEmpty();
  }

  @Test
  void ownRecipesStandBesideTheBuiltInOnes() throws IOException {
    Files.writeString(recipes, "recipes:\n  acme" + RECIPE);
    Files.writeString(apis, "apis:\n  acme-api" + API);

    var known = read();

    assertThat(lines()).isEmpty();
    assertThat(known.recipes()).containsAllEntriesOf(BuiltInRecipes.builtIn()).containsKey("acme");
    assertThat(known.apis())
        .containsAllEntriesOf(BuiltInApiRecipes.builtIn())
        .containsKey("acme-api")
        .hasSize(3);
  }

  @Test
  void nameOfABuiltInApiRecipeIsTaken() throws IOException {
    Files.writeString(apis, "apis:\n  makini-v3" + API);

    assertThat(read()).isEqualTo(KnownRecipes.builtIn());
    assertThat(lines())
        .containsExactly(
            apis + ":2:3: API recipe makini-v3 is built in; choose another name for yours");
  }

  @Test
  void recipeAndApiRecipeMayNotShareAName() throws IOException {
    Files.writeString(recipes, "recipes:\n  acme" + RECIPE + "  makini-v4" + RECIPE);
    Files.writeString(apis, "apis:\n  acme" + API + "  makini" + API);

    var known = read();

    assertThat(known.recipes()).containsKeys("acme", "makini").doesNotContainKey("makini-v4");
    assertThat(known.apis()).isEqualTo(BuiltInApiRecipes.builtIn());
    assertThat(lines())
        .containsExactly(
            apis + ": API recipe acme is the name of a recipe, too; choose another name for yours",
            apis
                + ": API recipe makini is the name of a recipe, too; choose another name for yours",
            recipes
                + ": recipe makini-v4 is the name of an API recipe, too; choose another name for"
                + " yours");
  }

  @Test
  void mapsWithACommonNameAreABug() {
    var api = BuiltInApiRecipes.builtIn().values().iterator().next();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KnownRecipes(BuiltInRecipes.builtIn(), Map.of("makini", api)));
  }

  @Test
  void fileHas100ApiRecipesAtMost() throws IOException {
    Files.writeString(apis, many(100));
    assertThat(read().apis()).hasSize(102);
    assertThat(lines()).isEmpty();

    Files.writeString(apis, many(101));

    assertThat(read().apis()).hasSize(2);
    assertThat(lines()).containsExactly(apis + ":2:3: apis is 101 long; expected at most 100");
  }

  @Test
  void fileWithoutApiRecipesIsToldHowOneLooks() throws IOException {
    Files.writeString(apis, "api: {}\n");

    read();

    assertThat(lines()).hasSize(2);
    assertThat(lines().getFirst())
        .startsWith(apis + ":1:1: apis is missing; write it, for example: apis: {acme-api: {");
    assertThat(lines().getLast()).endsWith("api is unknown; did you mean apis?");
  }

  @Test
  void exampleIsAnApiRecipe() throws IOException {
    Files.writeString(apis, "api: {}\n");
    read();
    var example = lines().getFirst().replaceFirst(".*for example: ", "");

    Files.writeString(apis, example + "\n");

    var found = new Problems();
    assertThat(KnownRecipes.read(recipes, apis, found).apis()).containsKey("acme-api");
    assertThat(found.list()).isEmpty();
  }

  private static String many(int count) {
    var yaml = new StringBuilder("apis:\n");
    for (int i = 0; i < count; i++) {
      yaml.append("  acme-").append(i).append(API);
    }
    return yaml.toString();
  }

  private KnownRecipes read() {
    return KnownRecipes.read(recipes, apis, problems);
  }

  private List<String> lines() {
    return problems.list().stream().map(Problem::line).toList();
  }
}
