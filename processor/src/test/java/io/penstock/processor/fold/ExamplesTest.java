package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.PartitionProgress.LogClock;
import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityEvent.Place;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.WebhookExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documented webhooks become the documented events, byte for byte.
class ExamplesTest {
  private static final int PARTITION = 3;
  private static final long OFFSET = 1042;

  static List<WebhookExample> examples() {
    return WebhookExample.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void webhookBecomesItsEvent(WebhookExample example) {
    var output = append(example, "evt").output();

    assertThat(Folded.value(output)).isEqualTo(example.event());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eventHasItsKeyAndHeadersInOrder(WebhookExample example) {
    var event = EntityEventFormat.read(example.event().getBytes(UTF_8));

    var output = append(example, "evt").output();

    assertThat(Folded.key(output)).isEqualTo("conn_42/" + event.entity().id());
    assertThat(Folded.headers(output)).isEqualTo(headers(event));
  }

  @Test
  void topicsAndHeadersOfTheSmallestAreThese() {
    var example = WebhookExample.all().getFirst();

    var output = append(example, "evt_01").output();

    assertThat(example.name()).isEqualTo("purchase_order/v3-small");
    assertThat(output.topic()).isEqualTo("t.purchase-orders");
    assertThat(Folded.key(output)).isEqualTo("conn_42/05000042");
    assertThat(Folded.headers(output))
        .containsExactly(
            "ce_specversion: 1.0",
            "ce_id: 3-1042-0",
            "ce_source: /connections/conn_42",
            "ce_type: penstock.purchase_order.updated",
            "ce_time: 2026-01-02T03:04:00.000Z",
            "ce_subject: 05000042",
            "ce_sequence: 00000000000000000007",
            "content-type: application/json",
            "webhook-id: evt_01",
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "order-key: 1767323040000000",
            "order-kind: changed");
  }

  private static List<String> headers(EntityEvent event) {
    var time = EntityEventFormat.time(event.occurredAt());
    var headers =
        new ArrayList<>(
            List.of(
                "ce_specversion: 1.0",
                "ce_id: 3-1042-0",
                "ce_source: /connections/conn_42",
                "ce_type: penstock."
                    + event.entity().type().name()
                    + "."
                    + event.operation().label(),
                "ce_time: " + time,
                "ce_subject: " + event.entity().id()));
    if (event.place() instanceof Place.InOrder(var sequence)) {
      headers.add("ce_sequence: " + "0".repeat(19) + sequence);
    }
    headers.add("content-type: application/json");
    headers.add("webhook-id: evt");
    headers.add("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    headers.add("order-key: " + event.occurredAt().toEpochMilli() + "000");
    headers.add("order-kind: changed");
    return headers;
  }

  /// Appends the webhook where its entity's history is such that its event is next, or as late.
  private static Folded append(WebhookExample example, String id) {
    var event = EntityEventFormat.read(example.event().getBytes(UTF_8));
    var state = new MemoryState();
    var clockMs = 1_000_000;
    state.put(
        new PartitionProgress(
            new LogClock(clockMs, event.receivedAt().toEpochMilli()), 0, 1, OutcomeCounts.none()));
    var key = example.type().name() + "/conn_42/" + event.entity().id();
    switch (event.place()) {
      case Place.InOrder(var sequence) when sequence == 1 -> {}
      case Place.InOrder(var sequence) -> state.put(key, last(0, sequence - 1, clockMs, 1, 0));
      case Place.Late(var byMs, var by) ->
          state.put(key, last(Long.MAX_VALUE, 5, clockMs - byMs, by.offset(), by.item()));
    }
    var partition = new Partition(PARTITION, OFFSET, state);
    partition.after(event.receivedAt().toEpochMilli() - Partition.START_MS);
    var receivedAt = Long.toString(event.receivedAt().toEpochMilli());
    return partition.append(
        Raw.webhook(id, example.webhook())
            .of("conn_42")
            .with(RawRecordHeaders.RECEIVED_AT, receivedAt)
            .with(
                RawRecordHeaders.TRACEPARENT,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
  }

  private static EntityState last(
      long key, long sequence, long releasedClockMs, long offset, int item) {
    var place = new LogPlace(offset, item);
    return new EntityState(
        Map.of(OrderKind.CHANGED, new LastKey(key, place, releasedClockMs)),
        OrderKind.CHANGED,
        place,
        0,
        place,
        new ContentHash(0, 0),
        sequence,
        false);
  }
}
