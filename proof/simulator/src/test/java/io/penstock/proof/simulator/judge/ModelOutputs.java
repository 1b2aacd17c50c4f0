package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.penstock.proof.simulator.Intent.Generic;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.judge.ModelPartition.Held;
import io.penstock.proof.simulator.judge.ModelPartition.Memory;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// What the model writes, as the contracts have it.
record ModelOutputs(World world) {

  void emit(Held it, Memory memory, long timestampMs) {
    if (memory.event != null
        && memory.event.change().deleted() == it.change().deleted()
        && memory.event.change().content().equals(it.change().content())) {
      return;
    }
    memory.sequence++;
    var place = "\"sequence\":" + memory.sequence;
    var headers = headers(it, operation(it, memory));
    headers.add("ce_sequence", "%020d".formatted(memory.sequence).getBytes(UTF_8));
    var value = value(it, operation(it, memory), place);
    memory.event = it;
    write(World.TOPICS.events(it.change().type()), it, timestampMs, value, headers);
  }

  void late(Held it, Memory memory, long lateByMs) {
    var by = requireNonNull(memory.event);
    var place =
        "\"lateBy\":%d,\"supersededBy\":{\"partition\":%d,\"offset\":%d,\"item\":%d}"
            .formatted(lateByMs, by.raw().partition(), by.raw().offset(), by.item());
    var operation = it.change().deleted() ? "deleted" : "updated";
    var value = value(it, operation, place);
    write(World.TOPICS.late(), it, it.raw().timestamp(), value, headers(it, operation));
  }

  private static String operation(Held it, Memory memory) {
    if (it.change().deleted()) {
      return "deleted";
    }
    if (memory.event == null) {
      return it.change().verb() == Operation.CREATED ? "created" : "updated";
    }
    return memory.event.change().deleted() ? "created" : "updated";
  }

  private void write(String topic, Held it, long timestampMs, String value, Headers headers) {
    var type = it.change().type();
    var middle = type.ownTopic() ? "" : type.name() + "/";
    var key = text(it.raw().key()) + "/" + middle + it.change().entity();
    var partition = it.raw().partition();
    world.append(topic, partition, timestampMs, utf8(key), utf8(value), headers);
  }

  private static String value(Held it, String operation, String place) {
    var receivedAt = Long.parseLong(header(it.raw(), "received-at"));
    var model = it.change().type().model();
    return """
    {"schema":1,"entity":{"type":"%s","id":"%s","connection":"%s"},"operation":"%s",%s,\
    "occurredAt":"%s","receivedAt":"%s",%s"data":{"title":"%s","total":12.50}}"""
        .formatted(
            it.change().type().name(),
            it.change().entity(),
            text(it.raw().key()),
            operation,
            place,
            time(it.change().changedAt()),
            time(Instant.ofEpochMilli(receivedAt)),
            model == null ? "" : "\"model\":\"" + model + "\",",
            it.change().content());
  }

  private static Headers headers(Held it, String operation) {
    var id = it.raw().partition() + "-" + it.raw().offset() + "-" + it.item();
    return headers(
        Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            id,
            "ce_source",
            "/connections/" + text(it.raw().key()),
            "ce_type",
            "penstock." + it.change().type().name() + "." + operation,
            "ce_time",
            time(it.change().changedAt()),
            "ce_subject",
            it.change().entity(),
            "content-type",
            "application/json",
            "webhook-id",
            header(it.raw(), "webhook-id"),
            "order-key",
            Long.toString(it.change().changedAt().toEpochMilli() * 1000),
            "order-kind",
            "changed"));
  }

  void generic(ConsumerRecord<byte[], byte[]> raw, Generic generic) {
    var key = text(raw.key());
    var id = raw.partition() + "-" + raw.offset() + "-0";
    var receivedAt = time(Instant.ofEpochMilli(Long.parseLong(header(raw, "received-at"))));
    var value =
        """
        {"schema":1,"event":{"name":"%s","connection":"%s","id":"%s"},"occurredAt":"%s",\
        "receivedAt":"%s","data":%s}"""
            .formatted(
                generic.name(),
                key,
                header(raw, "webhook-id"),
                time(generic.at()),
                receivedAt,
                text(raw.value()));
    var headers =
        headers(
            Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                "/connections/" + key,
                "ce_type",
                "penstock.event." + generic.name().replace(" ", "%20"),
                "ce_time",
                time(generic.at()),
                "content-type",
                "application/json",
                "webhook-id",
                header(raw, "webhook-id")));
    var topic = World.TOPICS.genericEvents();
    world.append(topic, raw.partition(), raw.timestamp(), raw.key(), utf8(value), headers);
  }

  void bury(ConsumerRecord<byte[], byte[]> raw, String reason) {
    var headers = new RecordHeaders(raw.headers());
    headers(
            Map.of(
                "dead-reason",
                reason,
                "dead-detail",
                "it can't be read",
                "raw-topic",
                raw.topic(),
                "raw-partition",
                "" + raw.partition(),
                "raw-offset",
                "" + raw.offset()))
        .forEach(headers::add);
    var topic = World.TOPICS.deadLetters();
    world.append(topic, raw.partition(), raw.timestamp(), raw.key(), raw.value(), headers);
  }

  void request(ConsumerRecord<byte[], byte[]> raw, Notice notice) {
    var value =
        """
        {"connection":"%s","type":"%s","ids":["%s"],"operation":"%s",\
        "cause":{"partition":%d,"offset":%d},"attempt":0,"notBefore":"%s"}"""
            .formatted(
                text(raw.key()),
                notice.type().name(),
                String.join("\",\"", notice.ids()),
                notice.operation(),
                raw.partition(),
                raw.offset(),
                time(Instant.ofEpochMilli(raw.timestamp())));
    var topic = World.TOPICS.fetches();
    var headers = headers(Map.of("content-type", "application/json"));
    world.append(topic, raw.partition(), raw.timestamp(), raw.key(), utf8(value), headers);
  }

  private static Headers headers(Map<String, String> values) {
    var headers = new RecordHeaders();
    values.forEach((name, value) -> headers.add(name, utf8(value)));
    return headers;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static String time(Instant instant) {
    return new DateTimeFormatterBuilder().appendInstant(3).toFormatter().format(instant);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
