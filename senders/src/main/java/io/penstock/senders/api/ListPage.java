package io.penstock.senders.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of reading the answer for one page of a list.
public sealed interface ListPage {

  /// A page.
  ///
  /// @param entities the entities in the order of the answer; a repetition of the same bytes under
  ///   the same id is left out
  /// @param repeated how many repetitions were left out
  /// @param last the number of the last page as this answer has it; `null` if pages have no
  ///   numbers. A list is complete only if this number never falls while its pages are read
  record Read(List<AnsweredEntity> entities, int repeated, Next next, @Nullable Integer last)
      implements ListPage {
    public Read {
      entities = List.copyOf(entities);
    }
  }

  /// An answer without a list, or with a list that does not fit its position.
  record Unreadable(AnswerProblem problem) implements ListPage {}

  /// What follows a page.
  sealed interface Next {
    record Page(PagePosition at) implements Next {}

    record End() implements Next {}
  }
}
