package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The tests and files that the root README names exist.
class PromisesTest {
  private final Document readme = SourceTree.document("README.md");

  @Test
  void eachPromiseNamesTestsThatExist() {
    var table = readme.section("What we promise").table();

    var absent = new ArrayList<String>();
    for (var row : table.rows()) {
      assertThat(row.codes("its test")).as(row.place()).isNotEmpty();
      row.codes("its test").stream()
          .filter(test -> files(".*/src/test/java/.*/" + test + "\\.java").isEmpty())
          .forEach(
              test -> absent.add(row.place() + " names " + test + ", and there is no such test"));
    }

    assertThat(absent).isEmpty();
  }

  @Test
  void eachFileToReadFirstExistsOnce() {
    var table = readme.section("Start reading here").table();

    var wrong = new ArrayList<String>();
    for (var row : table.rows()) {
      for (var named : row.codes("file")) {
        var found = files(Pattern.quote(named).replace("...", "\\E.*\\Q"));
        if (found.size() != 1) {
          wrong.add(row.place() + " names " + named + ", and there are " + found);
        }
      }
    }

    assertThat(table.rows()).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  private static List<Path> files(String regex) {
    var pattern = Pattern.compile(regex);
    return SourceTree.files(file -> pattern.matcher(file.toString()).matches());
  }
}
