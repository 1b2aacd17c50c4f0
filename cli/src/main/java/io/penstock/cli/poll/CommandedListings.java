package io.penstock.cli.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.Watermark;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The listings that one command asked for, as the records of the topics show them.
final class CommandedListings {
  private static final String POLL = "poll";

  private final String connection;
  private final Map<EntityType, CommandedListing> listings = new LinkedHashMap<>();

  /// Listings that have not begun.
  ///
  /// @param rawEnd the end offset of the raw topic's partition before the command
  /// @param before the connection's watermarks before the command
  CommandedListings(
      String connection,
      Collection<EntityType> types,
      Map<EntityType, Watermark> before,
      long rawEnd) {
    this.connection = connection;
    for (var type : types) {
      var watermark = before.getOrDefault(type, Watermark.none(connection, type));
      listings.put(type, new CommandedListing(rawEnd, watermark));
    }
  }

  /// Takes a record of the raw topic.
  ///
  /// @return whether it begins one of the listings
  boolean raw(ConsumerRecord<byte[], byte[]> record) {
    if (!POLL.equals(header(record, RawRecordHeaders.KIND))
        || record.key() == null
        || !connection.equals(new String(record.key(), UTF_8))) {
      return false;
    }
    var name = header(record, RawRecordHeaders.ENTITY_TYPE);
    var type = name == null ? null : EntityTypes.of(name);
    var listing = type == null ? null : listings.get(type);
    if (listing == null) {
      return false;
    }
    listing.begins(Instant.ofEpochMilli(received(record)));
    return true;
  }

  /// When the ingress made the record, by its clock. The record's own time is the broker's.
  private static long received(ConsumerRecord<byte[], byte[]> record) {
    var millis = header(record, RawRecordHeaders.RECEIVED_AT);
    return millis != null && millis.matches("[0-9]{1,15}")
        ? Long.parseLong(millis)
        : record.timestamp();
  }

  /// Takes a record of the topic of watermarks. All raw records before it were taken.
  ///
  /// @return whether it is of one of the listings
  boolean watermark(ConsumerRecord<byte[], byte[]> record) {
    var watermark = StoredWatermarks.of(record, connection);
    var listing = watermark == null ? null : listings.get(watermark.type());
    if (watermark == null || listing == null) {
      return false;
    }
    listing.stored(watermark, Instant.ofEpochMilli(record.timestamp()));
    return true;
  }

  /// Takes notice that no record of these listings came for [ListingFollower#SILENCE].
  void silent() {
    if (listings.values().stream().noneMatch(each -> underWay(each.state()))) {
      listings.values().forEach(CommandedListing::settle);
    }
  }

  private static boolean underWay(ListingState state) {
    return switch (state) {
      case ListingState.UnderWay _, ListingState.Behind _ -> true;
      case ListingState.Waiting _, ListingState.Completed _, ListingState.Failed _ -> false;
    };
  }

  /// Whether the raw topic has nothing more to tell.
  boolean begun() {
    return listings.values().stream().allMatch(CommandedListing::begun);
  }

  /// Whether all have ended.
  boolean ended() {
    return listings.values().stream().allMatch(each -> each.state().ended());
  }

  /// The states by type.
  Map<EntityType, ListingState> states() {
    var states = new LinkedHashMap<EntityType, ListingState>();
    listings.forEach((type, listing) -> states.put(type, listing.state()));
    return states;
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
