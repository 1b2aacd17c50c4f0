package io.penstock.cli.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CliMain;
import io.penstock.cli.CommandRun;
import io.penstock.cli.output.Terminal;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.Watermark;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each call of the consumer takes a second of a clock that runs only here.
class ListingFollowerTest {
  private static final long RAW_END = 100;
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final EntityType TYPE = EntityTypes.WORK_ORDER;
  private static final Watermark NONE = Watermark.none("demo", TYPE);
  private static final Duration MAX = Duration.ofMinutes(1);

  private final ConnectionTopics topics = ConnectionTopics.of(new TopicNames("m"), "demo", 1);
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final StringWriter out = new StringWriter();
  private long seconds;
  private long raw = RAW_END;
  private long watermarks;

  @Test
  void controlRecordThatComesAfterItsEndIsTakenFirst() {
    var listings = listings(NONE);
    consumer.schedulePollTask(
        () -> {
          watermark(ended(7), NOON.plusSeconds(1));
          // The broker has the control record, but it comes with the next fetch.
          consumer.updateEndOffsets(Map.of(topics.webhooks(), RAW_END + 1));
        });
    consumer.schedulePollTask(() -> begins("demo", TYPE.name(), NOON));

    var ended = follow(listings);

    assertThat(ended).isTrue();
    assertThat(listings.states()).containsValue(new ListingState.Completed(1, 7, NOON));
    assertThat(seconds).isLessThan(ListingFollower.SILENCE.toSeconds());
  }

  @Test
  void webhooksAreNotReadOnceAllListingsHaveBegun() {
    var listings = listings(NONE);
    consumer.schedulePollTask(() -> begins("demo", TYPE.name(), NOON));
    consumer.schedulePollTask(() -> assertThat(consumer.paused()).contains(topics.webhooks()));
    consumer.schedulePollTask(() -> watermark(ended(7), NOON.plusSeconds(1)));

    assertThat(follow(listings)).isTrue();
  }

  @Test
  void interruptedListingThatGoesOnEndsTheWaitAfterTheSilence() {
    var listings = listings(underWay());
    consumer.schedulePollTask(() -> watermark(ended(7), NOON));

    assertThat(follow(listings)).isTrue();
    assertThat(seconds).isGreaterThan(ListingFollower.SILENCE.toSeconds());
  }

  @Test
  void listingThatDoesNotBeginEndsTheWaitWithTheTimeout() {
    var listings = listings(NONE);

    assertThat(follow(listings)).isFalse();
    assertThat(seconds).isBetween(MAX.toSeconds(), MAX.toSeconds() + 3);
  }

  @Test
  void rawRecordsThatDoNotComeEndTheWaitWithTheTimeout() {
    var listings = listings(NONE);
    consumer.schedulePollTask(
        () -> {
          watermark(ended(7), NOON.plusSeconds(1));
          consumer.updateEndOffsets(Map.of(topics.webhooks(), RAW_END + 1));
        });

    assertThat(follow(listings)).isFalse();
    assertThat(seconds).isBetween(MAX.toSeconds(), MAX.toSeconds() + 3);
  }

  @Test
  void silenceOfOneTypeDoesNotCountWhileAnotherIsRead() {
    var other = EntityTypes.PURCHASE_ORDER;
    var listings = listings(List.of(TYPE, other), underWay());
    consumer.schedulePollTask(
        () -> {
          begins("demo", other.name(), NOON);
          watermark(ended(7), NOON);
        });

    assertThat(follow(listings)).isFalse();
    assertThat(listings.states())
        .containsEntry(TYPE, new ListingState.Waiting())
        .containsEntry(other, new ListingState.UnderWay(0, 0));
  }

  @Test
  void otherConnectionsTypesAndRecordsDoNotCount() {
    var listings = listings(NONE);
    consumer.schedulePollTask(
        () -> {
          begins("other", TYPE.name(), NOON);
          begins("demo", "purchase_order", NOON);
          begins("demo", "unheard_of", NOON);
          var other = Watermark.none("other", TYPE);
          value(other.write(), NOON.plusSeconds(1));
          value("no watermark".getBytes(UTF_8), NOON.plusSeconds(1));
          value(null, NOON.plusSeconds(1));
        });

    assertThat(follow(listings)).isFalse();
    assertThat(listings.states()).containsValue(new ListingState.Waiting());
  }

  private CommandedListings listings(Watermark before) {
    return listings(List.of(TYPE), before);
  }

  private CommandedListings listings(List<EntityType> types, Watermark before) {
    consumer.assign(List.of(topics.webhooks(), topics.watermarks()));
    consumer.updateBeginningOffsets(Map.of(topics.webhooks(), RAW_END, topics.watermarks(), 0L));
    consumer.updateEndOffsets(Map.of(topics.webhooks(), RAW_END, topics.watermarks(), 0L));
    return new CommandedListings("demo", types, Map.of(TYPE, before), RAW_END);
  }

  private boolean follow(CommandedListings listings) {
    var line =
        CliMain.commandLine(
                InstantSource.fixed(CommandRun.NOW), () -> 0, InputStream.nullInputStream())
            .setOut(new PrintWriter(out, true));
    var display =
        new ListingDisplay(Terminal.of(line.getCommandSpec()), "demo", ListingDisplay.Form.PLAIN);
    var follower =
        new ListingFollower(consumer, topics, () -> Duration.ofSeconds(seconds++).toNanos());
    return follower.follow(listings, display, MAX);
  }

  private void begins(String connection, String type, Instant at) {
    var headers = new RecordHeaders();
    headers.add("kind", "poll".getBytes(UTF_8));
    headers.add("entity-type", type.getBytes(UTF_8));
    headers.add("received-at", Long.toString(at.toEpochMilli()).getBytes(UTF_8));
    var later = at.plusSeconds(30);
    consumer.addRecord(
        record(topics.webhooks(), raw++, later, connection.getBytes(UTF_8), null, headers));
    consumer.updateEndOffsets(Map.of(topics.webhooks(), raw));
  }

  private void watermark(Watermark watermark, Instant at) {
    value(watermark.write(), at);
  }

  private void value(byte @Nullable [] value, Instant at) {
    var key = NONE.key();
    consumer.addRecord(
        record(topics.watermarks(), watermarks++, at, key, value, new RecordHeaders()));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition at,
      long offset,
      Instant time,
      byte[] key,
      byte @Nullable [] value,
      RecordHeaders headers) {
    return new ConsumerRecord<>(
        at.topic(),
        at.partition(),
        offset,
        time.toEpochMilli(),
        TimestampType.CREATE_TIME,
        key.length,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static Watermark underWay() {
    return NONE.with(new Watermark.Listing(NOON, RAW_END - 1, NOON, null, 3, null, 300));
  }

  private static Watermark ended(long rows) {
    return new Watermark("demo", TYPE, NOON, null, new Watermark.Completed(NOON, rows, 1));
  }
}
