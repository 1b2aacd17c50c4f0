package io.penstock.schemas;

import static io.penstock.schemas.JsonMembers.number;
import static io.penstock.schemas.JsonMembers.object;
import static io.penstock.schemas.JsonMembers.optionalText;
import static io.penstock.schemas.JsonMembers.optionalTime;
import static io.penstock.schemas.JsonMembers.text;
import static io.penstock.schemas.JsonMembers.whole;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// How far the list of one entity type of one connection was read. The newest one counts.
///
/// @param changesUntil the watermark: all changes before this time were read; `null` before the
///   first complete listing
/// @param listing the listing under way; `null` if there is none
/// @param last the last complete listing; `null` if there was none
public record Watermark(
    String connection,
    EntityType type,
    @Nullable Instant changesUntil,
    @Nullable Listing listing,
    @Nullable Completed last) {

  /// A list that is being read, page after page.
  ///
  /// @param started when its first page was asked for, by the API's clock if it told its time
  /// @param mark the offset of its control record in the raw topic
  /// @param markTime the raw time of the control record
  /// @param since the list has only changes from this time on; `null` for the whole list
  /// @param pages the number of pages whose rows are stored; the next page's index
  /// @param cursor the cursor of the next page; `null` if pages have numbers, or for the first one
  /// @param rows the number of rows on these pages
  public record Listing(
      Instant started,
      long mark,
      Instant markTime,
      @Nullable Instant since,
      int pages,
      @Nullable String cursor,
      long rows) {}

  /// A list that was read to its end.
  public record Completed(Instant at, long rows, int pages) {}

  /// Nothing was read yet.
  public static Watermark none(String connection, EntityType type) {
    return new Watermark(connection, type, null, null, null);
  }

  /// The key of its record: `<connection>/<type>`. No connection id has a slash.
  public byte[] key() {
    return (connection + "/" + type.name()).getBytes(StandardCharsets.UTF_8);
  }

  /// The same, with this listing under way.
  public Watermark with(@Nullable Listing underWay) {
    return new Watermark(connection, type, changesUntil, underWay, last);
  }

  /// Canonical JSON, so that equal watermarks are equal bytes.
  public byte[] write() {
    var members = new LinkedHashMap<String, Json>();
    members.put("connection", new Json.Str(connection));
    members.put("type", new Json.Str(type.name()));
    putTime(members, "watermark", changesUntil);
    if (listing != null) {
      members.put("listing", json(listing));
    }
    if (last != null) {
      putTime(members, "completed", last.at());
      members.put("rows", number(last.rows()));
      members.put("pages", number(last.pages()));
    }
    return JsonWriter.write(new Json.Obj(members));
  }

  private static Json.Obj json(Listing listing) {
    var members = new LinkedHashMap<String, Json>();
    putTime(members, "started", listing.started());
    members.put("mark", number(listing.mark()));
    putTime(members, "markTime", listing.markTime());
    putTime(members, "since", listing.since());
    members.put("pages", number(listing.pages()));
    if (listing.cursor() != null) {
      members.put("cursor", new Json.Str(listing.cursor()));
    }
    members.put("rows", number(listing.rows()));
    return new Json.Obj(members);
  }

  private static void putTime(
      LinkedHashMap<String, Json> members, String name, @Nullable Instant time) {
    if (time != null) {
      members.put(name, new Json.Str(EntityEventFormat.time(time)));
    }
  }

  /// Reads a watermark.
  ///
  /// @throws IllegalArgumentException if the bytes are no watermark
  public static Watermark read(byte[] value) {
    if (!(JsonReader.read(value) instanceof Reading.Document(Json.Obj members))) {
      throw new IllegalArgumentException("expected a watermark, a JSON object");
    }
    return new Watermark(
        text(members, "connection"),
        JsonMembers.entityType(text(members, "type")),
        optionalTime(members, "watermark"),
        members.member("listing") == null ? null : listing(object(members, "listing")),
        members.member("completed") == null
            ? null
            : new Completed(
                JsonMembers.time(members, "completed"),
                whole(members, "rows"),
                (int) whole(members, "pages")));
  }

  private static Listing listing(Json.Obj members) {
    return new Listing(
        JsonMembers.time(members, "started"),
        whole(members, "mark"),
        JsonMembers.time(members, "markTime"),
        optionalTime(members, "since"),
        (int) whole(members, "pages"),
        optionalText(members, "cursor"),
        whole(members, "rows"));
  }
}
