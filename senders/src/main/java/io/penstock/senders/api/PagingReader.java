package io.penstock.senders.api;

import io.penstock.senders.recipe.EntityLayoutReader;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.ValueFormat;
import org.jspecify.annotations.Nullable;

/// Reads how the lists of an API are divided into pages.
final class PagingReader {
  private static final ValueFormat<StyleName> STYLE = ValueFormat.choice(StyleName.values());

  private static final ValueFormat<Integer> FIRST = ValueFormat.whole(0, 1);

  private static final ValueFormat<Integer> SIZE = ValueFormat.whole(1, Paging.ENTITIES_MAX);

  /// The default of `paging.size-value`.
  private static final int SIZE_DEFAULT = 100;

  private final SectionMembers members;

  /// The names of the styles.
  private enum StyleName {
    PAGE,
    CURSOR
  }

  PagingReader(SectionMembers members) {
    this.members = members;
  }

  /// The paging; `null` if a required member is missing or wrong, which is a problem.
  @Nullable Paging read() {
    var name = members.required("paging.style", STYLE);
    var style = style(name);
    var size = members.optional("paging.size", ApiRecipeReader.PARAMETER);
    var entities = members.optional("paging.size-value", SIZE, SIZE_DEFAULT);
    if (!members.has("paging.size")) {
      members.refuse("paging.size-value", "without paging.size", "leave it out");
    }
    return style == null ? null : new Paging(style, size, entities);
  }

  private Paging.@Nullable Style style(@Nullable StyleName name) {
    var page = of(StyleName.PAGE, name, "paging.page", ApiRecipeReader.PARAMETER);
    var last = of(StyleName.PAGE, name, "paging.last", EntityLayoutReader.POINTER);
    var cursor = of(StyleName.CURSOR, name, "paging.cursor", ApiRecipeReader.PARAMETER);
    var next = of(StyleName.CURSOR, name, "paging.next", EntityLayoutReader.POINTER);
    var first = members.optional("paging.first", FIRST, 1);
    if (name == StyleName.CURSOR) {
      refuse("paging.first");
    }
    if (page != null && last != null) {
      return new Paging.Style.Numbers(page, first, last);
    }
    return cursor == null || next == null ? null : new Paging.Style.Cursors(cursor, next);
  }

  /// Reads a member that one style requires and the other must not have.
  private <T> @Nullable T of(
      StyleName owner, @Nullable StyleName given, String name, ValueFormat<T> form) {
    if (given == null) {
      return members.optional(name, form);
    } else if (given == owner) {
      return members.required(name, form);
    }
    refuse(name);
    return null;
  }

  private void refuse(String name) {
    members.refuse(name, "of another paging.style", "leave it out");
  }
}
