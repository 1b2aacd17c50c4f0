package io.penstock.cli.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Follows the listings of a command in the topics until all have ended.
///
/// The ingress stores a listing's control record before its first watermark. So all raw records up
/// to the end are taken before a watermark is.
final class ListingFollower {

  /// The silence after which no further listing of the connection begins. The next one begins as
  /// soon as the one before has ended.
  static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final ConnectionTopics topics;
  private final LongSupplier nanos;

  /// A follower.
  ///
  /// @param consumer assigned to the partitions of webhooks and watermarks, and positioned behind
  ///   the records from before the command
  ListingFollower(Consumer<byte[], byte[]> consumer, ConnectionTopics topics, LongSupplier nanos) {
    this.consumer = consumer;
    this.topics = topics;
    this.nanos = nanos;
  }

  /// Follows them.
  ///
  /// @param max the maximum time
  /// @return whether all have ended
  boolean follow(CommandedListings listings, ListingDisplay display, Duration max) {
    long start = nanos.getAsLong();
    long newest = start;
    long now = start;
    while (!listings.ended() && now - start < max.toNanos()) {
      var any = take(listings, start + max.toNanos());
      now = nanos.getAsLong();
      if (any) {
        newest = now;
      } else if (now - newest > SILENCE.toNanos()) {
        listings.silent();
      }
      display.show(listings.states(), now);
    }
    return listings.ended();
  }

  /// Takes the records that came.
  ///
  /// @param deadline after it nothing more is waited for
  /// @return whether a record was of these listings
  private boolean take(CommandedListings listings, long deadline) {
    var watermarks = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var any = receive(listings, watermarks);
    if (!watermarks.isEmpty() && !listings.begun()) {
      var raw = topics.webhooks();
      var end = consumer.endOffsets(List.of(raw)).getOrDefault(raw, 0L);
      while (consumer.position(raw) < end) {
        if (nanos.getAsLong() - deadline > 0) {
          return any;
        }
        any |= receive(listings, watermarks);
      }
    }
    for (var record : watermarks) {
      any |= listings.watermark(record);
    }
    if (listings.begun()) {
      // Webhooks and rows go on, and need not be read.
      consumer.pause(List.of(topics.webhooks()));
    }
    return any;
  }

  /// Takes the raw records that came, and keeps the watermarks.
  private boolean receive(
      CommandedListings listings, List<ConsumerRecord<byte[], byte[]>> watermarks) {
    var any = false;
    for (var record : consumer.poll(POLL)) {
      if (record.topic().equals(topics.watermarks().topic())) {
        watermarks.add(record);
      } else {
        any |= listings.raw(record);
      }
    }
    return any;
  }
}
