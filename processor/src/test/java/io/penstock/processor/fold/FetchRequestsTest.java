package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.emit.RecordSize;
import io.penstock.processor.read.WebhookReader;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.OutputExample;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The requests that a thin webhook makes.
class FetchRequestsTest {
  private final Partition partition = new Partition();

  @Test
  void exampleBecomesItsRequestWithKeyAndHeaders() {
    var example = OutputExample.FETCH_REQUEST;
    var raw =
        Raw.webhook("evt-1", example.webhook()).of("conn_42").with("traceparent", "00-a-b-01");

    var folded = partition.append(raw.at(3, 1041, 1_772_366_400_204L));

    assertThat(folded.became()).isEqualTo("2 fetch");
    assertThat(folded.topics()).containsExactly("t.fetches");
    assertThat(Folded.key(folded.output())).isEqualTo("conn_42");
    assertThat(folded.value()).isEqualTo(example.output());
    assertThat(Folded.headers(folded.output()))
        .containsExactly("content-type: application/json", "traceparent: 00-a-b-01");
  }

  @Test
  void requestHasAHundredIdsAtMostInTheirOrder() {
    var folded = partition.append(Raw.webhook("evt-1", thin(ids("%d", 201))));

    var requests = requests(folded);
    assertThat(requests).extracting(request -> request.ids().size()).containsExactly(100, 100, 1);
    assertThat(requests.stream().flatMap(request -> request.ids().stream()))
        .containsExactlyElementsOf(ids("%d", 201));
    assertThat(folded.became()).isEqualTo("201 fetch");
  }

  @Test
  void idThatAWebhookNamesTwiceIsAskedForOnce() {
    var folded = partition.append(Raw.webhook("evt-1", thin(List.of("b", "a", "b", "c", "a"))));

    assertThat(requests(folded))
        .extracting(FetchRequest::ids)
        .containsExactly(List.of("b", "a", "c"));
    assertThat(folded.became()).isEqualTo("5 fetch");
  }

  @Test
  void thinItemsBetweenOthersShareARequestThatFollowsTheirEvents() {
    var body =
        Bodies.orders("updated", "\"po-1\"", Bodies.content("po-2", 1, "a"), "7", "\"po-3\"");

    var folded = partition.append(Raw.webhook("evt-1", body));

    assertThat(folded.became()).isEqualTo("1 emitted, 1 dead, 2 fetch");
    assertThat(folded.topics()).containsExactly("t.purchase-orders", "t.fetches", "t.dead-letters");
    assertThat(requests(folded))
        .extracting(FetchRequest::ids)
        .containsExactly(List.of("po-1", "po-3"));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1970-01-01T00:00:00Z", "9223372036854775807, 9999-12-31T23:59:59.999Z"})
  void requestIsNotBeforeAnAbsurdTimestamp(long timestampMs, Instant notBefore) {
    var folded = partition.append(Raw.webhook("evt-1", thin(List.of("a"))).at(3, 0, timestampMs));

    assertThat(requests(folded).getFirst().notBefore()).isEqualTo(notBefore);
  }

  @ParameterizedTest
  @CsvSource({"%d, 4", "asset-%012d, 2"})
  void requestsAreAFewTimesAsLargeAsTheirWebhookAtMost(String id, int times) {
    var body = thin(ids(id, WebhookReader.ITEMS_MAX));
    var raw =
        Raw.webhook("i".repeat(RawRecordHeaders.WEBHOOK_ID_CHARS_MAX), body)
            .of("c".repeat(128))
            .with(RawRecordHeaders.TRACEPARENT, "t".repeat(RawRecordHeaders.TRACEPARENT_CHARS_MAX));

    var folded = partition.append(raw);

    assertThat(folded.became()).isEqualTo("10000 fetch");
    var bytes = folded.outputs().stream().mapToLong(FetchRequestsTest::size).sum();
    assertThat(bytes).isLessThan((long) times * body.length());
  }

  private static long size(OutputRecord output) {
    return RecordSize.of(output.key())
        + RecordSize.of(output.value())
        + RecordSize.of(output.headers());
  }

  private static List<String> ids(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).toList();
  }

  private static String thin(List<String> ids) {
    return "{\"event\":\"assets.updated\",\"body\":[\"" + String.join("\",\"", ids) + "\"]}";
  }

  private static List<FetchRequest> requests(Folded folded) {
    return folded.outputs().stream()
        .filter(output -> output.topic().equals("t.fetches"))
        .map(output -> FetchRequest.read(Objects.requireNonNull(output.value())))
        .toList();
  }
}
