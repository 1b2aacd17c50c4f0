package io.penstock.senders.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.SenderConfigFiles;
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

class RecipesFileTest {
  private static final String ACME = "{signature.header: X-Acme-Signature, encoding: hex}";
  private static final String EXAMPLE =
      "write it, for example: recipes: {acme: {signature.header: X-Acme-Signature, encoding: hex}}";

  @TempDir private Path directory;
  private final Problems problems = new Problems();
  private Path file;

  @BeforeEach
  void makePlace() {
    file = directory.resolve("recipes.yaml");
  }

  @Test
  void fileNeedNotExist() {
    assertThat(RecipesFile.read(file, problems)).isEqualTo(BuiltInRecipes.builtIn());
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void ownRecipesStandBesideThoseBuiltIn() throws IOException {
    var recipes = read("recipes:\n  acme: " + ACME + "\n  7-of-9: " + ACME + "\n");

    assertThat(problems.list()).isEmpty();
    assertThat(recipes).containsAllEntriesOf(BuiltInRecipes.builtIn()).hasSize(14);
    assertThat(recipes.get("acme"))
        .extracting(Recipe::signature)
        .isEqualTo(
            SignatureScheme.overBody("x-acme-signature", Algorithm.HMAC_SHA256, Encoding.HEX));
  }

  @Test
  void nameOfOneBuiltInIsTaken() throws IOException {
    var recipes = read("recipes:\n  github: " + ACME + "\n");

    assertThat(recipes).isEqualTo(BuiltInRecipes.builtIn());
    assertThat(lines())
        .containsExactly(file + ":2:3: recipe github is built in; choose another name for yours");
  }

  @Test
  void nameHasItsCharactersAndItsLength() throws IOException {
    var longest = "a".repeat(64);

    var recipes =
        read(
            "recipes:\n  %s: %s\n  %sa: {}\n  Acme: {}\n  -a: {}\n"
                .formatted(longest, ACME, longest));

    assertThat(recipes).containsKey(longest).hasSize(13);
    assertThat(lines())
        .hasSize(3)
        .allMatch(line -> line.contains("; expected a name of 1-64 characters a-z 0-9 -"));
    assertThat(lines().get(1)).startsWith(file + ":4:3: the name of a recipe is \"Acme\"");
  }

  @Test
  void hundredIsTheMost() throws IOException {
    var most = read(many(100));
    assertThat(lines()).isEmpty();
    var more = read(many(101));

    assertThat(most).hasSize(112);
    assertThat(more).hasSize(12);
    assertThat(lines()).containsExactly(file + ":2:3: recipes is 101 long; expected at most 100");
  }

  @Test
  void mistakesAreToldWithTheirPlaces() throws IOException {
    var recipes =
        read(
            """
            recipes:
              acme:
                signature.header: X-Acme
                encoding: hax
              zoom: [1]
            recipe: {}
            """);

    assertThat(recipes).isEqualTo(BuiltInRecipes.builtIn());
    assertThat(lines())
        .containsExactly(
            file
                + ":4:15: recipe acme: encoding is \"hax\"; expected one of auto, base64, base64url, hex",
            file + ":5:3: recipe zoom is a list; " + EXAMPLE,
            file + ":6:1: recipe is unknown; did you mean recipes?");
  }

  @Test
  void fileWithoutRecipesIsToldHowOneLooks() throws IOException {
    read("- acme\n");
    read("recipes: acme\n");
    read("connections: {}\n");

    assertThat(lines())
        .containsExactly(
            file + ":1:1: the file is a list; " + EXAMPLE,
            file + ":1:1: recipes is a single value; " + EXAMPLE,
            file + ":1:1: recipes is missing; " + EXAMPLE,
            file + ":1:1: connections is unknown");
  }

  @Test
  void connectionMayHaveARecipeOfOnesOwn() throws IOException {
    Files.writeString(file, "recipes:\n  acme: " + ACME + "\n");
    var connections = directory.resolve("connections.yaml");
    Files.writeString(
        connections,
        """
        connections:
          a: {recipe: acme, secrets: [s]}
          b: {recipe: acne, secrets: [s]}
        """);
    Files.writeString(Files.createDirectory(directory.resolve("secrets")).resolve("s"), "one");

    var snapshot =
        new SenderConfigFiles(connections, file, directory.resolve("secrets")).read(problems);

    assertThat(snapshot.find("a")).extracting(found -> found.recipe().name()).isEqualTo("acme");
    assertThat(lines())
        .singleElement()
        .asString()
        .contains(":3:15: connection b: recipe is \"acne\"; expected a recipe: makini, ")
        .endsWith(", token, acme; did you mean acme?");
  }

  private static String many(int count) {
    var yaml = new StringBuilder("recipes:\n");
    for (int i = 0; i < count; i++) {
      yaml.append("  acme-").append(i).append(": ").append(ACME).append('\n');
    }
    return yaml.toString();
  }

  private Map<String, Recipe> read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return RecipesFile.read(file, problems);
  }

  private List<String> lines() {
    return problems.list().stream().map(Problem::line).toList();
  }
}
