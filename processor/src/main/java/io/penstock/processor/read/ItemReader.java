package io.penstock.processor.read;

import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one item of a webhook: an object is an entity with its content, a text is only its id.
final class ItemReader {
  private static final int ID_CHARS_MAX = 255;
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,19}");

  private final BodyLayout envelope;

  ItemReader(BodyLayout envelope) {
    this.envelope = envelope;
  }

  /// Reads an item.
  ///
  /// @param order the order of the changes of the item's type
  /// @param verb the kind of change; `null` if nothing states it
  /// @param times reads the item's times
  Item read(Json item, ChangeOrder order, @Nullable Verb verb, TimeReading times) {
    return switch (item) {
      case Json.Obj content -> full(content, order, verb, times);
      case Json.Str(var id) -> fits(id) ? new Item.Thin(id) : badId(id);
      case Json.Arr _, Json.Num _, Json.Bool _, Json.Null() ->
          new Item.Unreadable(DeadReason.UNREADABLE_ITEM, "expected an object or an entity's id");
    };
  }

  private Item full(Json.Obj content, ChangeOrder order, @Nullable Verb verb, TimeReading times) {
    var at = firstPresent(content, envelope.entityId());
    var id = at == null ? null : text(content.at(at));
    if (at == null || id == null) {
      return new Item.Unreadable(
          DeadReason.NO_ID, "expected a text or a number at one of " + envelope.entityId());
    }
    if (!fits(id)) {
      return badId(id);
    }
    var versionAt =
        order == ChangeOrder.CONTIGUOUS ? firstPresent(content, envelope.version()) : null;
    var version = versionAt == null ? null : version(content.at(versionAt));
    if (order == ChangeOrder.CONTIGUOUS && version == null) {
      return new Item.Unreadable(
          DeadReason.NO_ORDER_KEY,
          "expected a whole number, 0 or more, at one of " + envelope.version());
    }
    var deletedAt = times.deletedAt(content, envelope);
    var changedAt = times.changedAt(content, envelope, verb, deletedAt);
    return new Item.Full(
        id,
        changedAt,
        version,
        deletedAt != null,
        content,
        stripped(content, at, versionAt),
        times.issues());
  }

  /// The content without id, version and changed times, which say no more than which change of
  /// which entity it is. Only members of the item itself can be removed, and recipes read only
  /// those.
  private Json.Obj stripped(Json.Obj content, JsonPointer id, @Nullable JsonPointer version) {
    var members = new LinkedHashMap<>(content.members());
    remove(members, id);
    remove(members, version);
    envelope.changedAt().forEach(changedAt -> remove(members, changedAt));
    return new Json.Obj(members);
  }

  private static void remove(Map<String, Json> members, @Nullable JsonPointer pointer) {
    if (pointer != null && pointer.tokens().size() == 1) {
      members.remove(pointer.tokens().getFirst());
    }
  }

  private static @Nullable JsonPointer firstPresent(Json.Obj content, List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      if (content.at(pointer) != null) {
        return pointer;
      }
    }
    return null;
  }

  private static @Nullable Long version(@Nullable Json value) {
    var digits = text(value);
    if (digits == null || !VERSION.matcher(digits).matches()) {
      return null;
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable Json value) {
    return switch (value) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null() -> null;
      case null -> null;
    };
  }

  /// The item of an entity that an API does not have.
  static Item absent(@Nullable String id) {
    if (id == null) {
      return new Item.Unreadable(DeadReason.NO_ID, "expected the id that was asked for");
    }
    return fits(id) ? new Item.Absent(id) : badId(id);
  }

  private static boolean fits(String id) {
    return !id.isEmpty() && id.length() <= ID_CHARS_MAX;
  }

  private static Item badId(String id) {
    return new Item.Unreadable(
        DeadReason.BAD_ID,
        "expected an id of 1-" + ID_CHARS_MAX + " characters, got " + id.length());
  }
}
