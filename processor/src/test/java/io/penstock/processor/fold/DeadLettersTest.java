package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.emit.DeadLetters;
import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.emit.RecordSize;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.schemas.RawRecordHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in the raw topic has an outcome, and the partition goes on.
class DeadLettersTest {
  private static final String ORDER = Bodies.order("po-1", 1, "a");

  private final Partition partition = new Partition();

  /// A record with the reason it dies of.
  record Hostile(String reason, Raw raw) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static List<Hostile> hostile() throws IOException {
    var good = Raw.webhook("evt-1", ORDER);
    return List.of(
        new Hostile("foreign-record", new Raw(null, good.value(), good.headers())),
        new Hostile("foreign-record", new Raw(good.key(), null, good.headers())),
        new Hostile("foreign-record", new Raw(good.key(), good.value(), List.of())),
        new Hostile("foreign-record", good.with(RawRecordHeaders.WEBHOOK_ID, null)),
        new Hostile("foreign-record", new Raw(new byte[] {-1}, good.value(), good.headers())),
        new Hostile("foreign-record", good.with(RawRecordHeaders.WEBHOOK_ID, "x".repeat(257))),
        new Hostile("foreign-record", good.of("no/connection")),
        new Hostile("foreign-record", good.of("")),
        new Hostile("unknown-recipe", good.with(RawRecordHeaders.RECIPE, "acme")),
        new Hostile("unknown-recipe", good.without(RawRecordHeaders.RECIPE)),
        new Hostile("unknown-origin", good.with(RawRecordHeaders.ORIGIN, "dream")),
        new Hostile("unknown-origin", good.without(RawRecordHeaders.ORIGIN)),
        new Hostile(
            "encoded-body",
            Raw.webhook("evt-1", gzip(ORDER)).with(RawRecordHeaders.CONTENT_ENCODING, "gzip")),
        new Hostile("invalid-json", Raw.webhook("evt-1", gzip(ORDER))),
        new Hostile("invalid-json", Raw.webhook("evt-1", "")),
        new Hostile("invalid-json", Raw.webhook("evt-1", new byte[] {'"', (byte) 0xc3, '"'})),
        new Hostile("invalid-json", Raw.webhook("evt-1", "[".repeat(10_000) + "]".repeat(10_000))),
        new Hostile("invalid-json", Raw.webhook("evt-1", "[".repeat(1 << 20))),
        new Hostile("invalid-json", Raw.webhook("evt-1", "9".repeat(10_000))),
        new Hostile("invalid-json", Raw.webhook("evt-1", "x".repeat(1 << 20))),
        new Hostile(
            "unknown-event",
            good.with(RawRecordHeaders.ORIGIN, "fetch")
                .with(RawRecordHeaders.ENTITY_TYPE, "x".repeat(1 << 20))));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void badRecordDiesOfAStableReasonAndThePartitionGoesOn(Hostile hostile) {
    var dead = partition.append(hostile.raw());
    var next = partition.append(Raw.webhook("evt-2", ORDER));

    assertThat(dead.became()).isEqualTo("1 dead");
    assertThat(dead.topics()).containsExactly("t.dead-letters");
    assertThat(Folded.header(dead.output(), "dead-reason")).isEqualTo(hostile.reason());
    assertThat(dead.output().key()).isEqualTo(hostile.raw().key());
    assertThat(dead.output().value()).isEqualTo(hostile.raw().value());
    assertThat(next.became()).isEqualTo("1 emitted");
  }

  @Test
  void letterIsTheRawRecordUntouchedAndWhyAndWhence() {
    var raw =
        Raw.webhook("evt-1", "")
            .with("http-via", "a")
            .with("http-via", "b")
            .with("empty", "")
            .with("null", null);

    var folded = partition.append(raw);

    var letter = folded.output();
    assertThat(letter.headers().subList(0, raw.headers().size())).isEqualTo(raw.headers());
    assertThat(Folded.headers(letter))
        .containsExactly(
            "webhook-id: evt-1",
            "webhook-id-origin: sender",
            "recipe: makini",
            "received-at: 1767322800204",
            "origin: webhook",
            "http-via: a",
            "http-via: b",
            "empty: ",
            "null",
            "dead-reason: invalid-json",
            "dead-detail: empty, where a JSON document was expected",
            "raw-topic: t.webhooks",
            "raw-partition: 3",
            "raw-offset: 0");
  }

  @Test
  void letterThatNoTopicTakesIsWithoutItsValueAndSaysWhereItStands() {
    var folded = partition.append(Raw.webhook("evt-1", "x".repeat(6 << 20)));

    var letter = folded.output();
    assertThat(folded.became()).isEqualTo("1 dead");
    assertThat(letter.key()).asString(UTF_8).isEqualTo("conn-1");
    assertThat(letter.value()).isEmpty();
    assertThat(Folded.headers(letter))
        .startsWith("webhook-id: evt-1")
        .contains("dead-reason: invalid-json")
        .endsWith(
            "raw-topic: t.webhooks", "raw-partition: 3", "raw-offset: 0", "dead-truncated: true");
  }

  @Test
  void headersThatHaveNoRoomAreLeftOutAndTheOthersKept() {
    var raw =
        Raw.webhook("evt-1", "").with("http-large", "x".repeat(6 << 20)).with("http-small", "a");

    var letter = partition.append(raw).output();

    assertThat(size(letter)).isLessThanOrEqualTo(DeadLetters.BYTES_MAX);
    assertThat(Folded.headers(letter))
        .contains("http-small: a", "dead-truncated: true")
        .noneMatch(line -> line.startsWith("http-large"));
  }

  @Test
  void manySmallHeadersAreKeptAsFarAsThereIsRoom() {
    var good = Raw.webhook("evt-1", "");
    var many = new ArrayList<>(good.headers());
    many.addAll(Collections.nCopies(60_000, Header.of("h", "x".repeat(100))));

    var letter = partition.append(new Raw(good.key(), good.value(), many)).output();

    assertThat(size(letter)).isBetween(DeadLetters.BYTES_MAX - 111, DeadLetters.BYTES_MAX);
    assertThat(Folded.header(letter, "dead-truncated")).isEqualTo("true");
  }

  @Test
  void keyThatHasNoRoomIsEmptyAndAnAbsentValueStaysAbsent() {
    var letter = partition.append(new Raw(new byte[6 << 20], null, List.of())).output();

    assertThat(letter.key()).isEmpty();
    assertThat(letter.value()).isNull();
    assertThat(Folded.header(letter, "dead-truncated")).isEqualTo("true");
  }

  @Test
  void letterThatJustFitsIsUntouched() {
    var raw = Raw.webhook("evt-1", "x".repeat((int) DeadLetters.BYTES_MAX - 2_000));

    var letter = partition.append(raw).output();

    assertThat(letter.value()).isEqualTo(raw.value());
    assertThat(Folded.header(letter, "dead-truncated")).isEqualTo("(none)");
  }

  @Test
  void detailIsShortHoweverMuchItQuotes() {
    var folded =
        partition.append(
            Raw.webhook("evt-1", "{}")
                .with(RawRecordHeaders.ORIGIN, "fetch")
                .with(RawRecordHeaders.ENTITY_TYPE, "x".repeat(1 << 20)));

    assertThat(Folded.header(folded.output(), "dead-detail"))
        .startsWith("expected an entity type, got xxx")
        .hasSize(503);
  }

  @Test
  void itemsThatDiedAreNamedWhereNotAllDid() {
    var body =
        Bodies.orders("updated", "7", Bodies.content("po-1", 1, "a"), "{\"title\":\"no id\"}");

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.became()).isEqualTo("1 emitted, 2 dead");
    assertThat(folded.topics()).containsExactly("t.purchase-orders", "t.dead-letters");
    var letter = folded.outputs().getLast();
    assertThat(Folded.header(letter, "dead-items")).isEqualTo("0,2");
    assertThat(Folded.header(letter, "dead-reason")).isEqualTo("unreadable-item");
  }

  @Test
  void itemsAreNotNamedWhereAllDied() {
    var folded = partition.append(Raw.webhook("evt-1", Bodies.orders("updated", "7", "8")));

    assertThat(folded.became()).isEqualTo("2 dead");
    assertThat(Folded.header(folded.output(), "dead-items")).isEqualTo("(none)");
  }

  @Test
  void eventThatNoTopicTakesIsDead() {
    var title = "x".repeat(4 << 20);

    var folded = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, title)));

    assertThat(folded.became()).isEqualTo("1 dead");
    assertThat(Folded.header(folded.output(), "dead-reason")).isEqualTo("too-large");
    assertThat(partition.state.entity("purchase_order/conn-1/po-1")).isNull();
  }

  @Test
  void webhookOfOneMebibyteIsProcessed() {
    var title = "x".repeat((1 << 20) - 200);

    var folded = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, title)));

    assertThat(folded.became()).isEqualTo("1 emitted");
  }

  private static long size(OutputRecord output) {
    return RecordSize.of(output.key())
        + RecordSize.of(output.value())
        + RecordSize.of(output.headers());
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
