package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.publish.ConnectionHeaders;
import io.penstock.ingress.pull.fetch.WantedId;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.connection.Connection;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Builds the raw records of one connection's pull side: answers, rows of lists, control records.
/// They hold nothing of a request to the API.
final class RawAnswers {

  /// The maximum size of the body of an absence. It is for people only.
  static final int ABSENCE_BYTES_MAX = 4096;

  private static final byte[] SENDER = "sender".getBytes(UTF_8);
  private static final byte[] FETCH = "fetch".getBytes(UTF_8);
  private static final byte[] POLL = "poll".getBytes(UTF_8);
  private static final byte[] CONNECTION = "connection".getBytes(UTF_8);
  private static final byte[] SNAPSHOT_COMPLETED = "snapshot-completed".getBytes(UTF_8);

  private final String topic;
  private final int partition;
  private final byte[] key;
  private final ConnectionHeaders connection;

  /// A builder of records.
  ///
  /// @param topic the raw topic
  /// @param partition the connection's partition
  RawAnswers(String topic, int partition, Connection connection, ApiRecipe recipe) {
    this.topic = topic;
    this.partition = partition;
    this.key = connection.id().getBytes(UTF_8);
    this.connection = ConnectionHeaders.ofAnswers(connection, recipe);
  }

  /// The connection's partition.
  int partition() {
    return partition;
  }

  /// The moment of an answer, and its media type.
  ///
  /// @param contentType `null` if the answer has none
  record Receipt(Instant at, @Nullable String contentType) {}

  /// An entity that was fetched.
  ProducerRecord<byte[], byte[]> entity(WantedId wanted, byte[] content, Receipt receipt) {
    return fetched(wanted, content, 200, receipt);
  }

  /// An answer that the API has no such entity.
  ProducerRecord<byte[], byte[]> absence(
      WantedId wanted, byte[] body, int status, Receipt receipt) {
    var kept = Arrays.copyOf(body, Math.min(body.length, ABSENCE_BYTES_MAX));
    return fetched(wanted, kept, status, receipt);
  }

  private ProducerRecord<byte[], byte[]> fetched(
      WantedId wanted, byte[] value, int status, Receipt receipt) {
    var request = wanted.of().request();
    var headers = new RecordHeaders();
    var id = "fetch-" + coordinates(wanted);
    addAnswer(headers, id, FETCH, wanted.type(), receipt);
    add(headers, RawRecordHeaders.ENTITY_ID, wanted.id());
    if (request.operation() != Operation.SNAPSHOT) {
      add(headers, RawRecordHeaders.OPERATION, request.operation().label());
    }
    addMark(headers, wanted.cause(), request.notBefore());
    add(headers, RawRecordHeaders.ATTEMPT, Integer.toString(request.attempt()));
    add(headers, RawRecordHeaders.STATUS, Integer.toString(status));
    add(headers, RawRecordHeaders.CONTENT_TYPE, receipt.contentType());
    add(headers, RawRecordHeaders.TRACEPARENT, wanted.of().traceparent());
    return record(value, headers);
  }

  /// A row of a list.
  ///
  /// @param mark the offset of the listing's control record
  /// @param markTime its raw time
  /// @param number of the row in the listing
  ProducerRecord<byte[], byte[]> row(
      EntityType type, long mark, Instant markTime, long number, byte[] content, Receipt receipt) {
    var id = "poll-" + partition + "-" + mark + "-" + type.name() + "-" + number;
    return listed(id, type, mark, markTime, content, receipt);
  }

  /// A row that was read because an entity is absent: it shows that the list of the type can be
  /// read. Its mark is that of the absence.
  ProducerRecord<byte[], byte[]> witness(WantedId absent, byte[] content, Receipt receipt) {
    var id = "witness-" + coordinates(absent);
    var notBefore = absent.notBefore();
    return listed(id, absent.type(), absent.cause(), notBefore, content, receipt);
  }

  private ProducerRecord<byte[], byte[]> listed(
      String id, EntityType type, long mark, Instant markTime, byte[] content, Receipt receipt) {
    var headers = new RecordHeaders();
    addAnswer(headers, id, POLL, type, receipt);
    addMark(headers, mark, markTime);
    add(headers, RawRecordHeaders.CONTENT_TYPE, receipt.contentType());
    return record(content, headers);
  }

  /// The control record at which a listing begins.
  ProducerRecord<byte[], byte[]> listingBegins(EntityType type, Instant now) {
    return control(POLL, type, now);
  }

  /// The control record at which the first listing of a type is complete.
  ProducerRecord<byte[], byte[]> snapshotCompleted(EntityType type, Instant now) {
    var record = control(CONNECTION, type, now);
    record.headers().add(RawRecordHeaders.EVENT, SNAPSHOT_COMPLETED);
    return record;
  }

  private ProducerRecord<byte[], byte[]> control(byte[] kind, EntityType type, Instant now) {
    var headers = new RecordHeaders();
    headers.add(RawRecordHeaders.KIND, kind);
    add(headers, RawRecordHeaders.ENTITY_TYPE, type.name());
    add(headers, RawRecordHeaders.RECEIVED_AT, Long.toString(now.toEpochMilli()));
    return record(null, headers);
  }

  private static String coordinates(WantedId wanted) {
    var request = wanted.of();
    return request.partition()
        + "-"
        + request.offset()
        + "-"
        + wanted.index()
        + "-"
        + request.request().attempt();
  }

  private void addAnswer(
      Headers headers, String id, byte[] origin, EntityType type, Receipt receipt) {
    add(headers, RawRecordHeaders.WEBHOOK_ID, id);
    headers.add(RawRecordHeaders.WEBHOOK_ID_ORIGIN, SENDER);
    add(headers, RawRecordHeaders.RECEIVED_AT, Long.toString(receipt.at().toEpochMilli()));
    headers.add(RawRecordHeaders.ORIGIN, origin);
    connection.headers().forEach(headers::add);
    add(headers, RawRecordHeaders.ENTITY_TYPE, type.name());
  }

  private static void addMark(Headers headers, long mark, Instant time) {
    add(headers, RawRecordHeaders.MARK, Long.toString(mark));
    add(headers, RawRecordHeaders.MARK_TIME, Long.toString(time.toEpochMilli()));
  }

  private static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(UTF_8));
    }
  }

  private ProducerRecord<byte[], byte[]> record(byte @Nullable [] value, Headers headers) {
    return new ProducerRecord<>(topic, partition, null, key, value, headers);
  }
}
