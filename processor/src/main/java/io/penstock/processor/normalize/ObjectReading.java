package io.penstock.processor.normalize;

import io.penstock.processor.normalize.CanonicalObject.CodeTable;
import io.penstock.processor.normalize.CanonicalObject.Member;
import io.penstock.processor.values.IssueCodes;
import io.penstock.processor.values.ValueReader;
import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads one received object in one pass: each canonical member takes the source members it reads,
/// the rest remains.
///
/// Not safe for use by several threads.
final class ObjectReading {
  private static final ReadValue<Json> WRONG_TYPE = new Unreadable<>(IssueCodes.WRONG_TYPE);

  private final SequencedMap<String, Json> rest;
  private final Measures measures;
  private final List<NormalizationIssue> issues;

  private ObjectReading(Json.Obj received, Measures measures, List<NormalizationIssue> issues) {
    this.rest = new LinkedHashMap<>(received.members());
    this.measures = measures;
    this.issues = issues;
  }

  static ObjectReading ofEntity(Json.Obj content) {
    return new ObjectReading(content, new Measures(), new ArrayList<>());
  }

  Json.Obj read(CanonicalObject form) {
    var data = new LinkedHashMap<String, Json>();
    form.members().forEach(member -> put(member, "", data));
    return new Json.Obj(data);
  }

  /// The source members that no canonical member took, as received. Called once, at the end.
  Json.Obj rest() {
    rest.values().removeIf(Json.Null.class::isInstance);
    return rest.isEmpty() ? Json.Obj.EMPTY : new Json.Obj(rest);
  }

  List<NormalizationIssue> issues() {
    return issues;
  }

  private void put(Member member, String parent, SequencedMap<String, Json> data) {
    switch (member) {
      case Member.Value value -> putPresent(data, value.name(), value(parent, value));
      case Member.Code code -> putCode(parent, code, data);
      case Member.Group(var name, var members) -> {
        var group = new LinkedHashMap<String, Json>();
        members.forEach(each -> put(each, parent + "/" + name, group));
        putPresent(data, name, group.isEmpty() ? null : new Json.Obj(group));
      }
      case Member.Nested(var name, var from, var form) ->
          putPresent(
              data,
              name,
              first(parent, name, from, value -> nested(parent + "/" + name, value, form)));
      case Member.Many(var name, var from, var form) ->
          putPresent(
              data,
              name,
              first(parent, name, from, value -> many(parent + "/" + name, value, form)));
    }
  }

  private static void putPresent(
      SequencedMap<String, Json> data, String name, @Nullable Json value) {
    if (value != null) {
      data.put(name, value);
    }
  }

  /// Takes the first source member that can be read. Earlier source members are absent or become
  /// issues, later ones remain.
  private @Nullable Json first(String parent, String name, List<String> from, Attempt attempt) {
    for (var source : from) {
      var received = rest.remove(source);
      if (received == null) {
        continue;
      }
      switch (attempt.read(received)) {
        case Read<Json>(var value) -> {
          return value;
        }
        case Absent<Json> _ -> {}
        case Unreadable<Json>(var code) -> issue(parent, name, code, received);
      }
    }
    return null;
  }

  private @Nullable Json value(String parent, Member.Value member) {
    int issuesBefore = issues.size();
    var value = first(parent, member.name(), member.from(), member.reader()::read);
    return measures.apply(member.reader(), value, issues.size() > issuesBefore);
  }

  private void putCode(String parent, Member.Code member, SequencedMap<String, Json> data) {
    if (first(parent, member.name(), member.from(), ValueReader.TEXT::read)
        instanceof Json.Str raw) {
      var code = member.table().code(raw.value());
      data.put(member.name(), code == null ? CodeTable.UNKNOWN : code);
      if (code == null) {
        data.put(member.rawName(), raw);
        issue(parent, member.name(), IssueCodes.UNMAPPED_VALUE, raw);
      }
    }
  }

  private ReadValue<Json> nested(String here, Json value, CanonicalObject form) {
    if (ValueReader.isEmptyContainer(value)) {
      return new Absent<>();
    }
    return switch (value) {
      case Json.Obj received -> {
        var object = object(here, received, form);
        yield object.isEmpty() ? new Absent<>() : new Read<>(object);
      }
      case Json.Str(var text) when text.isBlank() -> new Absent<>();
      case Json.Str text when form.text() != null -> {
        var received = new LinkedHashMap<String, Json>();
        received.put(form.text(), text);
        yield new Read<>(object(here, new Json.Obj(received), form));
      }
      case Json.Null() -> new Absent<>();
      case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ -> WRONG_TYPE;
    };
  }

  /// Reads a list completely or not at all: half of an order's lines would be a different order.
  private ReadValue<Json> many(String here, Json value, CanonicalObject form) {
    // Makini's v3 documentation shows empty lists as the text `[]`.
    if (ValueReader.isEmptyContainer(value)) {
      return new Read<>(new Json.Arr(List.of()));
    }
    return switch (value) {
      case Json.Arr(var items) when items.stream().allMatch(ObjectReading::isElement) ->
          new Read<>(objects(here, items, form));
      case Json.Str(var text) when text.isBlank() -> new Absent<>();
      case Json.Null() -> new Absent<>();
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _ -> WRONG_TYPE;
    };
  }

  private static boolean isElement(Json item) {
    return item instanceof Json.Obj || item instanceof Json.Null || isEmptyList(item);
  }

  /// Whether the item is an empty list, which PHP writes for an empty object.
  private static boolean isEmptyList(Json item) {
    return item instanceof Json.Arr(var items) && items.isEmpty();
  }

  private Json.Arr objects(String here, List<Json> items, CanonicalObject form) {
    var objects = new ArrayList<Json>(items.size());
    for (var item : items) {
      if (item instanceof Json.Obj received) {
        objects.add(object(here + "/" + objects.size(), received, form));
      } else if (isEmptyList(item)) {
        objects.add(Json.Obj.EMPTY);
      }
    }
    return new Json.Arr(objects);
  }

  private Json.Obj object(String here, Json.Obj received, CanonicalObject form) {
    var inner = new ObjectReading(received, measures.within(), issues);
    var members = new LinkedHashMap<String, Json>();
    form.members().forEach(member -> inner.put(member, here, members));
    var extensions = inner.rest();
    if (!extensions.isEmpty()) {
      members.put("extensions", extensions);
    }
    return new Json.Obj(members);
  }

  private void issue(String parent, String name, String code, Json received) {
    issues.add(NormalizationIssue.of(parent + "/" + name, code, received));
  }

  private interface Attempt {
    ReadValue<Json> read(Json received);
  }

  /// The currency and the unit of an object's money and quantities.
  ///
  /// Money in an inner object has the currency of the outer object, unless the inner object states
  /// its own currency: as a code, as a code that can't be read, or as the key of another currency
  /// record.
  private static final class Measures {
    private @Nullable Json currency;
    private @Nullable Json currencyReference;
    private boolean stated;
    private @Nullable Json unit;

    /// The initial measures of an object inside this one.
    Measures within() {
      var inner = new Measures();
      inner.currency = currency;
      inner.currencyReference = currencyReference;
      return inner;
    }

    /// The canonical value of a value that was read. A currency or a unit applies to the values
    /// after it.
    ///
    /// @param failed whether a received value could not be read
    @Nullable Json apply(ValueReader reader, @Nullable Json value, boolean failed) {
      switch (reader) {
        case MONEY -> {
          return value == null ? null : pair("amount", value, "currency", currency);
        }
        case QUANTITY -> {
          return value == null ? null : pair("value", value, "unit", unit);
        }
        case CURRENCY -> {
          stated = value != null || failed;
          currency = stated ? value : currency;
        }
        case CURRENCY_REFERENCE -> refer(value);
        case UNIT -> unit = value;
        case TEXT, TEXTS, DECIMAL, DATE, DATE_TIME, BOOLEAN, REFERENCE -> {}
      }
      return value;
    }

    private void refer(@Nullable Json reference) {
      if (reference == null) {
        return;
      }
      if (!stated && !reference.equals(currencyReference)) {
        currency = null;
      }
      currencyReference = reference;
    }

    private static Json pair(String name, Json value, String measure, @Nullable Json of) {
      var members = new LinkedHashMap<String, Json>(4);
      members.put(name, value);
      if (of != null) {
        members.put(measure, of);
      }
      return new Json.Obj(members);
    }
  }
}
