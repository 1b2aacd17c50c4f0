package io.penstock.processor.golden;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.read.WebhookReader;
import io.penstock.proof.reference.golden.GoldenFile;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The golden logs there are, and what they are folded with.
final class GoldenLogs {
  static final String COMMAND =
      "./penstock test -pl processor -am -Dtest=GoldenLogsTest -Dgolden=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static final Path FOLDER = GoldenFile.folder(GoldenLogs.class);
  private static final Map<String, WebhookReader> READERS = readers();
  private static final Normalizer NORMALIZER = Normalizer.builtIn();

  private GoldenLogs() {}

  /// The name of each, without its ending.
  static List<String> names() {
    return GoldenFile.all(FOLDER, ".log").stream()
        .map(file -> String.valueOf(file.getFileName()).replace(".log", ""))
        .toList();
  }

  static GoldenFile file(String name) {
    return new GoldenFile(FOLDER.resolve(name + ".log"), COMMAND);
  }

  static GoldenLog log(String name) {
    return GoldenLog.read(file(name).lines());
  }

  /// Makes folds under these rules, as the processor does.
  static Fold.Maker folds(FoldRules rules) {
    return (partition, state) ->
        new Fold(state, partition, rules, GoldenStep.TOPICS, READERS, NORMALIZER);
  }

  private static Map<String, WebhookReader> readers() {
    var problems = new Problems();
    var recipes = RecipesFile.read(FOLDER.resolve("recipes.yaml"), problems);
    problems.throwIfAny();
    var readers = new HashMap<String, WebhookReader>();
    recipes.forEach((name, recipe) -> readers.put(name, new WebhookReader(recipe.layout())));
    return readers;
  }
}
