package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
  @TempDir private Path directory;
  private final Problems problems = new Problems();

  @Test
  void scalarsStayTheTextTheyWereWrittenAs() {
    var yaml = read("[010, 1.10, 0x1F, yes, true, '', 1_000]");

    assertThat(yaml)
        .isInstanceOfSatisfying(
            Yaml.Sequence.class,
            list ->
                assertThat(list.items())
                    .extracting(item -> ((Yaml.Scalar) item).text())
                    .containsExactly("010", "1.10", "0x1F", "yes", "true", "", "1_000"));
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void duplicateNameIsAProblemWithBothPlaces() {
    read("a:\n  b: 1\n  c: 2\n  b: 3\n");

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly("f.yaml:4:3: b is given twice; keep one of them (first at f.yaml:2:3)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\n\\tb: 2 | f.yaml:2:1: the file is not readable as YAML",
        "a: s3cret: x | f.yaml:1:10: the file is not readable as YAML; mapping values are not",
        "a: \"s3cret | f.yaml:1:11: the file is not readable as YAML; found unexpected end",
        "a: @s3cret | f.yaml:1:4: the file is not readable as YAML; found character '@'",
        "a: &x s3cret\\nb: *x | f.yaml:2:4: the file is not readable as YAML; an alias",
        "a: !x s3cret | f.yaml:1:4: the file is not readable as YAML; a tag",
        "a: 1\\n---\\nb: 2 | f.yaml:3:1: the file is not readable as YAML; a second document",
        "? [s3cret]\\n: b | f.yaml:1:4: the file is not readable as YAML",
        "a: s3cret\\7 | f.yaml: the file is not readable as YAML"
      })
  void whatIsNotYamlIsPlacedButNotQuoted(String text, String expected) {
    var yaml = read(text.translateEscapes());

    assertThat(yaml).isNull();
    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::line)
        .asString()
        .startsWith(expected)
        .doesNotContain("s3cret");
  }

  @Test
  void nestingHasALimit() {
    assertThat(read("[".repeat(32) + "]".repeat(32))).isNotNull();
    assertThat(problems.list()).isEmpty();

    assertThat(read("[".repeat(33) + "]".repeat(33))).isNull();
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void fileOverTheLimitIsRefused() throws IOException {
    var file = Files.writeString(directory.resolve("large.yaml"), mebibytes(8) + "\n");

    var yaml = YamlFile.read(file, "write it", problems);

    assertThat(yaml).isNull();
    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(file + ": the file is too large; expected at most 8388608 bytes");
  }

  @Test
  void fileUpToTheLimitIsRead() throws IOException {
    var file = Files.writeString(directory.resolve("large.yaml"), mebibytes(8));

    assertThat(YamlFile.read(file, "write it", problems)).isInstanceOf(Yaml.Mapping.class);
  }

  @Test
  void otherEncodingsThanUtf8AreRefused() throws IOException {
    var file =
        Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xfc});

    YamlFile.read(file, "write it", problems);

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(file + ": the file is not readable as text; expected UTF-8");
  }

  @Test
  void byteOrderMarkIsSkipped() throws IOException {
    var file = Files.writeString(directory.resolve("bom.yaml"), "\uFEFFa: 1\n");

    var leaves = FlatYaml.of(YamlFile.read(file, "write it", problems), problems);

    assertThat(leaves).containsOnlyKeys("a");
  }

  @Test
  void directoryIsUnreadable() {
    YamlFile.read(directory, "write it", problems);

    assertThat(problems.list())
        .singleElement()
        .asString()
        .startsWith(directory + ": the file is unreadable");
  }

  @Test
  void listIsNoSettingsFile() {
    FlatYaml.of(read("- a\n"), problems);

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly("f.yaml:1:1: the file is a list; expected lines of key: value");
  }

  private static String mebibytes(int count) {
    var line = "#" + "x".repeat(1022) + "\n";
    return "a: 1 #" + line.repeat(count * 1024).substring(6);
  }

  private @Nullable Yaml read(String text) {
    return YamlReader.read("f.yaml", text, problems);
  }
}
