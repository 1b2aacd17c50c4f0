package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Document DOCUMENT =
      Document.of(
          "x.md",
          """
          # Title
          See [the table](other.md#the-table) and [here](#two-words--more).

          ## Two words, & more
          | name | what |
          |---|---|
          | `a`, `b` | one \\| two |
          | `c` | |

          ```sh
          # no heading, [no link](none.md)
          | no | row |
          ```
          """);

  @Test
  void tableIsFoundByItsHeadingAndReadByItsColumns() {
    var table = DOCUMENT.section("Two words, & more").table();

    assertThat(table.by("name", row -> row.text("what")))
        .isEqualTo(Map.of("a", "one | two", "b", "one | two", "c", ""));
  }

  @Test
  void linksAndAnchorsAreThoseOutsideOfCode() {
    assertThat(DOCUMENT.links()).containsExactly("other.md#the-table", "#two-words--more");
    assertThat(DOCUMENT.anchors()).containsExactly("", "title", "two-words--more");
  }

  @Test
  void whatIsMissingIsNamed() {
    var row = DOCUMENT.section("Two words, & more").table().rows().getFirst();

    assertThatThrownBy(() -> DOCUMENT.section("None")).hasMessage("x.md has no heading \"None\"");
    assertThatThrownBy(() -> DOCUMENT.section("Title").table())
        .hasMessage("x.md, \"Title\" has 0 tables, expected one with a row");
    assertThatThrownBy(() -> row.text("size"))
        .hasMessage("x.md, \"Two words, & more\", row \"`a`, `b`\" has no column \"size\"");
  }

  @Test
  void rowOfTheWrongLengthAndNameOfTwoRowsAreRefused() {
    var broken = Document.of("x.md", "| a | b |\n|---|---|\n| `1` |\n").section("");
    var twice = Document.of("x.md", "| a |\n|---|\n| `1` |\n| `1` |\n").section("").table();

    assertThatThrownBy(broken::table)
        .hasMessage("x.md, \"\", row \"`1`\" has 1 cells under 2 columns");
    assertThatThrownBy(() -> twice.by("a", Row::place)).hasMessage("x.md, \"\" has two rows for 1");
  }
}
