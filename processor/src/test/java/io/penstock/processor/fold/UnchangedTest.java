package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What counts as a change, and what only says again what was said.
class UnchangedTest {
  private final Partition partition = new Partition();

  @Test
  void membersInAnotherOrderSayNothingNew() {
    partition.append(asset("evt-1", "\"id\":\"a\",\"make\":{\"x\":1,\"y\":2},\"code\":\"c\""));

    var folded =
        partition.append(asset("evt-2", "\"code\":\"c\",\"make\":{\"y\":2,\"x\":1},\"id\":\"a\""));

    assertThat(folded.became()).isEqualTo("1 unchanged");
  }

  @Test
  void itemsInAnotherOrderAreAChange() {
    partition.append(asset("evt-1", "\"id\":\"a\",\"keys\":[1,2]"));

    var folded = partition.append(asset("evt-2", "\"id\":\"a\",\"keys\":[2,1]"));

    assertThat(folded.became()).isEqualTo("1 emitted");
  }

  @Test
  void anotherValueThatCannotBeReadIsAChange() {
    partition.append(order("evt-1", 1, "\"totalGrossValue\":\"1,234\""));

    var folded = partition.append(order("evt-2", 2, "\"totalGrossValue\":\"5,678\""));

    assertThat(folded.became()).isEqualTo("1 emitted");
    assertThat(folded.value()).contains("\"raw\":\"5,678\"");
  }

  @Test
  void numberOfAModelIsItsValue() {
    partition.append(order("evt-1", 1, "\"totalGrossValue\":10,\"own\":1"));

    var folded = partition.append(order("evt-2", 2, "\"totalGrossValue\":\"10.0\",\"own\":1"));

    assertThat(folded.became()).isEqualTo("1 unchanged");
  }

  @Test
  void eventHasANumberAsItWasReceived() {
    partition.append(order("evt-1", 1, "\"totalGrossValue\":10"));

    var folded = partition.append(order("evt-2", 2, "\"totalGrossValue\":11.50"));

    assertThat(folded.value()).contains("{\"amount\":\"11.50\"}");
  }

  @Test
  void numberWithoutACanonicalHomeIsItsDigits() {
    partition.append(order("evt-1", 1, "\"own\":10"));
    partition.append(asset("evt-2", "\"id\":\"a\",\"own\":10"));

    assertThat(partition.append(order("evt-3", 2, "\"own\":10.0")).became()).isEqualTo("1 emitted");
    assertThat(partition.append(asset("evt-4", "\"id\":\"a\",\"own\":10.0")).became())
        .isEqualTo("1 emitted");
  }

  @Test
  void changedTimeThatCannotBeReadStandsInItsIssue() {
    var body = Bodies.orders("updated", "{\"key\":\"po-1\",\"updatedAt\":\"some day\"}");

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.value())
        .endsWith(
            """
            "data":{},\
            "issues":[{"path":"/updatedAt","code":"not-a-date","raw":"some day"}]}""");
  }

  @Test
  void aTestIsNoRepeatOfTheRealThing() {
    partition.append(order("evt-1", 1, "\"title\":\"a\"").test());

    var folded = partition.append(order("evt-1", 1, "\"title\":\"a\""));

    assertThat(folded.became()).isEqualTo("1 emitted");
  }

  @Test
  void theCodingIdentityIsNone() {
    var folded =
        partition.append(order("evt-1", 1, "\"title\":\"a\"").with("content-encoding", "identity"));

    assertThat(folded.became()).isEqualTo("1 emitted");
  }

  private static Raw asset(String id, String members) {
    return Raw.webhook(id, "{\"event\":\"assets.updated\",\"data\":{" + members + "}}");
  }

  private static Raw order(String id, int second, String members) {
    var content =
        "{\"key\":\"po-1\",\"updatedAt\":\"2026-01-02T03:00:%02dZ\",%s}".formatted(second, members);
    return Raw.webhook(id, Bodies.orders("updated", content));
  }
}
