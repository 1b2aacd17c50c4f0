package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final String MARKDOWN =
      """
      Text.
      ```console
      $ penstock one
      12 of 34 agree
      $ penstock two
      ```
      ```sh
      $ not this
      ```
      ```console
      $ penstock three
      begin
      ...
      id evt_... stored
      ```
      """;

  @Test
  void commandsAreReadInOrderWithWhatTheyPrint() {
    var found = Console.in(MARKDOWN);

    assertThat(found)
        .extracting(Console::command)
        .containsExactly("penstock one", "penstock two", "penstock three");
    assertThat(found.getFirst().printed()).containsExactly("12 of 34 agree");
    assertThat(found.get(1).printed()).isEmpty();
  }

  @Test
  void otherNumbersAndOtherWidthsAgree() {
    assertThat(said("12 of 34   agree").difference("1,200 of 7 agree\n")).isEmpty();
  }

  @Test
  void aCountMayHappenToBeTheNumberOfAStatus() {
    assertThat(said("221 repeats, 1,681 new").difference("200 repeats, 413 new")).isEmpty();
  }

  @Test
  void anotherWordDiffers() {
    assertThat(said("12 of 34 agree").difference("12 of 34 differ\n")).contains("12 of 34 agree");
  }

  @Test
  void anotherStatusDiffers() {
    assertThat(said("3 x 200 stored").difference("12 x 200 stored")).isEmpty();
    assertThat(said("3 x 200 stored").difference("3 x 401 stored")).isNotEmpty();
    assertThat(said("200 stored").difference("221 stored")).isNotEmpty();
    assertThat(said("at 2026-11-24T19:17:52.349Z").difference("at 2027-01-02T03:04:05.678Z"))
        .isEmpty();
  }

  @Test
  void whatIsLeftOutOfAnObjectMayEndInANumber() {
    var said = said("{\"topic\":\"t\",...,\"key\":\"k\",\"sequence\":1,...}");

    assertThat(
            said.difference("{\"topic\":\"t\",\"offset\":12,\"key\":\"k\",\"sequence\":3,\"x\":1}"))
        .isEmpty();
  }

  @Test
  void aLineTooFewAndALineTooManyDiffer() {
    assertThat(said("a", "b").difference("a\n")).contains("does not print");
    assertThat(said("a").difference("a\nb\n")).contains("more than is said");
  }

  @Test
  void dotsStandForAnyLinesAndForAnythingInALine() {
    var said = said("begin", "...", "id evt_... stored");

    assertThat(said.difference("begin\nx\ny\nid evt_77a stored\n")).isEmpty();
    assertThat(said.difference("begin\nid evt_1 stored\n")).isEmpty();
    assertThat(said.difference("begin\nx\nid evt_1 lost\n")).contains("stored");
  }

  private static Console said(String... printed) {
    return new Console("penstock", List.of(printed));
  }
}
