package io.penstock.senders.api;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.signature.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the answers of an API. Entities stay the bytes that were received; of each entity only the
/// id is read.
public final class ApiAnswers {

  /// The maximum length of a cursor, in characters.
  static final int CURSOR_CHARS_MAX = 4096;

  private final ApiRecipe recipe;
  private final AnsweredEntityReader entities;

  public ApiAnswers(ApiRecipe recipe) {
    this.recipe = recipe;
    this.entities = new AnsweredEntityReader(recipe.layout().entityId());
  }

  /// Reads the answer for one entity. Whether it is the entity that was asked for is the caller's
  /// to decide.
  public SingleAnswer single(byte[] answer) {
    return switch (AnswerScan.scan(answer, recipe.single())) {
      case AnswerScan.Scanned.OneObject(var bytes) ->
          switch (entities.read(bytes)) {
            case AnsweredEntity.Identified identified -> new SingleAnswer.Read(identified);
            case AnsweredEntity.Unusable(var problem, _) -> new SingleAnswer.Unreadable(problem);
          };
      case AnswerScan.Scanned.Array _, AnswerScan.Scanned.Other _ ->
          new SingleAnswer.Unreadable(noContent("an object", recipe.single()));
      case AnswerScan.Scanned.Unreadable(var detail) ->
          new SingleAnswer.Unreadable(new AnswerProblem(AnswerProblem.Kind.NOT_JSON, detail));
    };
  }

  /// Reads the answer for one page of a list.
  public ListPage list(byte[] answer, PagePosition at) {
    return switch (AnswerScan.scan(answer, recipe.list())) {
      case AnswerScan.Scanned.Array(var elements, var rest) -> page(elements, rest, at);
      case AnswerScan.Scanned.OneObject _, AnswerScan.Scanned.Other _ ->
          new ListPage.Unreadable(noContent("an array", recipe.list()));
      case AnswerScan.Scanned.Unreadable(var detail) ->
          unreadable(AnswerProblem.Kind.NOT_JSON, detail);
    };
  }

  private ListPage page(List<Slice> elements, Json rest, PagePosition at) {
    return switch (recipe.paging().style()) {
      case Paging.Style.Numbers(_, var first, var pointer) -> {
        var last = wholeNumber(rest.at(pointer));
        if (last == null) {
          yield unreadable(
              AnswerProblem.Kind.NO_NEXT_PAGE, "expected the last page's number at " + pointer);
        }
        // The number may fall while a list is read: then the page is behind the last one.
        yield first + at.index() >= last
            ? read(elements, new ListPage.Next.End(), last)
            : read(elements, at.next(), last);
      }
      case Paging.Style.Cursors(_, var pointer) -> cursorPage(elements, rest.at(pointer), at);
    };
  }

  private ListPage cursorPage(List<Slice> elements, @Nullable Json next, PagePosition at) {
    var cursor = next == null ? "" : AnsweredEntityReader.text(next);
    if (cursor == null || cursor.length() > CURSOR_CHARS_MAX) {
      return unreadable(
          AnswerProblem.Kind.NO_NEXT_PAGE,
          "expected a cursor, a text of at most " + CURSOR_CHARS_MAX + " characters, or null");
    } else if (cursor.isEmpty()) {
      return read(elements, new ListPage.Next.End(), null);
    } else if (cursor.equals(at.cursor())) {
      return unreadable(
          AnswerProblem.Kind.PAGE_REPEATS, "the cursor of the next page is that of this page");
    }
    return read(elements, at.next(cursor), null);
  }

  private ListPage read(List<Slice> elements, PagePosition next, @Nullable Integer last) {
    return next.index() < Paging.PAGES_MAX
        ? read(elements, new ListPage.Next.Page(next), last)
        : unreadable(
            AnswerProblem.Kind.TOO_MANY_PAGES, "expected at most " + Paging.PAGES_MAX + " pages");
  }

  private ListPage read(List<Slice> elements, ListPage.Next next, @Nullable Integer last) {
    var seen = new HashSet<Seen>();
    var read = new ArrayList<AnsweredEntity>(elements.size());
    for (var element : elements) {
      var entity = entities.read(element);
      if (!(entity instanceof AnsweredEntity.Identified it) || seen.add(Seen.of(it))) {
        read.add(entity);
      }
    }
    return new ListPage.Read(read, elements.size() - read.size(), next, last);
  }

  /// An entity that was read, by content.
  private record Seen(String id, ByteBuffer bytes) {
    static Seen of(AnsweredEntity.Identified entity) {
      var slice = entity.content();
      return new Seen(entity.id(), ByteBuffer.wrap(slice.array(), slice.from(), slice.length()));
    }
  }

  private static AnswerProblem noContent(String expected, JsonPointer pointer) {
    var at = pointer.tokens().isEmpty() ? "as the whole answer" : "at " + pointer;
    return new AnswerProblem(AnswerProblem.Kind.NO_CONTENT, "expected " + expected + " " + at);
  }

  private static ListPage unreadable(AnswerProblem.Kind kind, String detail) {
    return new ListPage.Unreadable(new AnswerProblem(kind, detail));
  }

  private static @Nullable Integer wholeNumber(@Nullable Json value) {
    var digits = value == null ? null : AnsweredEntityReader.text(value);
    return digits == null || !digits.matches("[0-9]{1,9}") ? null : Integer.valueOf(digits);
  }
}
