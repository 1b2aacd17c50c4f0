package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.RawRecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deletions, their order, and entities that come back.
class DeletionsTest {
  private final Partition partition = new Partition();

  @Test
  void deletionWithAnUntouchedChangedTimeIsOrderedByItsDeletionTime() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T02:00:00Z\"");
    var deletion =
        append(
            "evt-2",
            """
            "updatedAt":"2026-01-02T01:00:00Z","deletedAt":"2026-01-02T02:30:00Z\"""");

    var older = append("evt-3", "\"title\":\"b\",\"updatedAt\":\"2026-01-02T02:15:00Z\"");

    assertThat(deletion.value())
        .contains("\"operation\":\"deleted\"")
        .contains("\"occurredAt\":\"2026-01-02T02:30:00.000Z\"");
    assertThat(older.topics()).containsExactly("t.late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | (none)",
        "null | (none)",
        "0 | (none)",
        "\"-0001-11-30T00:00:00.000000Z\" | not-a-time",
        "[] | wrong-type",
        "{} | wrong-type",
        "true | wrong-type",
        "\"null\" | not-a-date",
        "\"false\" | not-a-date",
        "\"-\" | not-a-date",
        "\"2062-01-02T03:00:00Z\" | time-in-future",
      })
  void valueThatIsNoTimeOfADeletionDoesNotDelete(String deletedAt, String code) {
    var folded =
        append("evt-1", "\"updatedAt\":\"2026-01-02T02:00:00Z\",\"deletedAt\":" + deletedAt);

    assertThat(folded.value()).contains("\"operation\":\"updated\"");
    var issue = "{\"path\":\"/deletedAt\",\"code\":\"" + code + "\",";
    if (code.equals("(none)")) {
      assertThat(folded.value()).doesNotContain("/deletedAt");
    } else {
      assertThat(folded.value()).contains(issue);
    }
  }

  @Test
  void contentThatIsNewerThanTheLastRevivesAfterADeletionWithoutContent() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T02:00:00Z\"");
    partition.after(60_000).append(Raw.webhook("evt-2", Bodies.thin("deleted", "po-1")));

    var created = append("evt-3", "\"title\":\"b\",\"updatedAt\":\"2026-01-02T02:00:01Z\"");

    assertThat(created.topics()).containsExactly("t.purchase-orders");
    assertThat(created.value()).contains("\"operation\":\"created\"");
    assertThat(Folded.header(created.output(), "tie")).isEqualTo("(none)");
  }

  @Test
  void contentWithTheLastKeyRevivesAsATie() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T02:00:00Z\"");
    partition.append(Raw.webhook("evt-2", Bodies.thin("deleted", "po-1")));

    var created = append("evt-3", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T02:00:00Z\"");

    assertThat(created.value()).contains("\"operation\":\"created\"");
    assertThat(Folded.header(created.output(), "tie")).isEqualTo("true");
  }

  @Test
  void contentOlderThanTheLastIsLateAfterADeletionWithoutContent() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T02:00:00Z\"");
    partition.append(Raw.webhook("evt-2", Bodies.thin("deleted", "po-1")));

    var older = append("evt-3", "\"title\":\"b\",\"updatedAt\":\"2026-01-02T01:59:59Z\"");

    assertThat(older.topics()).containsExactly("t.late");
    assertThat(Folded.value(older.output()))
        .contains("\"supersededBy\":{\"partition\":3,\"offset\":0,\"item\":0}");
  }

  @Test
  void deletionWithOnlyAKeyFromASourceThatIsTenMinutesAheadDeletes() {
    append("evt-1", "\"title\":\"a\",\"updatedAt\":\"2026-01-02T03:10:00Z\"");

    var deletion =
        partition.append(Raw.webhook("evt-2", Bodies.orders("deleted", "{\"key\":\"po-1\"}")));

    assertThat(deletion.topics()).containsExactly("t.purchase-orders");
    assertThat(deletion.value()).contains("\"operation\":\"deleted\"").contains("\"sequence\":2");
    assertThat(Folded.header(deletion.output(), "order-kind")).isEqualTo("place");
  }

  @Test
  void entityThatIsBackWithTheSameBytesIsCreated() {
    var content = "\"title\":\"a\",\"updatedAt\":\"2026-01-02T02:00:00Z\"";
    var body = order("sha256:1", content).derived();
    partition.append(body);
    partition.append(Raw.webhook("sha256:2", Bodies.thin("deleted", "po-1")).derived());

    var back = partition.after(60_000).append(body);

    assertThat(back.became()).isEqualTo("1 emitted");
    assertThat(back.value()).contains("\"operation\":\"created\"");
  }

  @Test
  void repeatUnderADerivedIdWithoutALaterItemIsADuplicate() {
    var body = order("sha256:1", "\"updatedAt\":\"2026-01-02T02:00:00Z\"").derived();
    partition.append(body);

    var repeat = partition.after(60_000).append(body);

    assertThat(repeat.became()).isEqualTo("1 duplicate");
  }

  @Test
  void repeatUnderADerivedIdIsDecidedAnewWhileItsSuccessorIsHeld() {
    var waiting = new Partition(Partition.rules(2_000));
    var body = order("sha256:1", "\"updatedAt\":\"2026-01-02T02:00:00Z\"").derived();
    waiting.append(body);
    waiting.append(Raw.webhook("sha256:2", Bodies.thin("deleted", "po-1")).derived());

    var repeat = waiting.append(body);

    assertThat(repeat.became()).isEmpty();
    assertThat(waiting.status().held()).isEqualTo(3);
  }

  @Test
  void redrivenDeletionKeepsThePlaceOfItsOriginal() {
    partition.append(Raw.webhook("evt-1", "{"));
    append("evt-2", "\"title\":\"a\"");

    var redriven =
        partition.append(
            Raw.webhook("evt-1", Bodies.thin("deleted", "po-1"))
                .redriven()
                .with("raw-partition", "3")
                .with("raw-offset", "0"));

    assertThat(redriven.topics()).containsExactly("t.late");
    assertThat(Folded.header(redriven.output(), "order-key")).isEqualTo("0");
  }

  @Test
  void placeOfAnotherPartitionOrOfALaterRecordIsNoPlaceOfTheOriginal() {
    var thin = Raw.webhook("evt-1", Bodies.thin("deleted", "po-1")).redriven();

    var other = partition.append(thin.with("raw-partition", "2").with("raw-offset", "0"));
    var another =
        partition.append(
            Raw.webhook("evt-2", Bodies.thin("deleted", "po-2"))
                .with(RawRecordHeaders.ORIGIN, "redrive")
                .with("raw-partition", "3")
                .with("raw-offset", "7"));

    assertThat(Folded.header(other.output(), "order-key")).isEqualTo("0");
    assertThat(Folded.header(another.output(), "order-key")).isEqualTo("1");
  }

  private Folded append(String id, String members) {
    return partition.append(order(id, members));
  }

  private static Raw order(String id, String members) {
    return Raw.webhook(id, Bodies.orders("updated", "{\"key\":\"po-1\"," + members + "}"));
  }
}
