package io.penstock.proof.reference.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {
  private static final List<String> LINES =
      List.of("# What it shows.", "", "out t.late-0", "  key: a", "  header h: 1", "  value: v");

  @TempDir private Path folder;
  private GoldenFile file;

  @BeforeEach
  void write() {
    file = new GoldenFile(folder.resolve("some.log"), "./write anew");
    file.write(LINES);
  }

  @Test
  void sameLinesAreNoDifference() {
    assertThatCode(() -> file.check(LINES)).doesNotThrowAnyException();
    assertThat(file.path()).hasContent(String.join("\n", LINES) + "\n");
  }

  @Test
  void differenceNamesFileLineRecordFieldAndTheCommand() {
    assertThatThrownBy(() -> file.check(with(4, "  header h: 2")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("some.log, line 5, in \"out t.late-0\": header h differs")
        .hasMessageContaining("frozen:   header h: 1\n  now:      header h: 2\n")
        .hasMessageContaining("./write anew");
  }

  @Test
  void missingLineIsADifference() {
    assertThatThrownBy(() -> file.check(LINES.subList(0, 5)))
        .hasMessageContaining("line 6, in \"out t.late-0\": value differs")
        .hasMessageContaining("now:    (end of file)");
  }

  @Test
  void lineTooManyIsADifference() {
    var more = new ArrayList<>(LINES);
    more.add("out t.late-0");

    assertThatThrownBy(() -> file.check(more))
        .hasMessageContaining("line 7, in \"out t.late-0\": the record itself differs")
        .hasMessageContaining("frozen: (end of file)");
  }

  @Test
  void fileThatDoesNotExistDiffersInItsFirstLine() {
    var missing = new GoldenFile(folder.resolve("no.log"), "");

    assertThatThrownBy(() -> missing.check(LINES)).hasMessageContaining("no.log, line 1");
  }

  private static List<String> with(int at, String line) {
    var lines = new ArrayList<>(LINES);
    lines.set(at, line);
    return lines;
  }
}
