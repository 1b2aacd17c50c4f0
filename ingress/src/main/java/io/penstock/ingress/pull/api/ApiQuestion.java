package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.pace.CallQueue.CallKind;
import io.penstock.ingress.pull.api.pace.CallTries;
import io.penstock.senders.api.AnswerProblem;
import io.penstock.senders.api.ApiAnswers;
import io.penstock.senders.api.ApiRequests;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.SingleAnswer;
import io.penstock.senders.connection.ApiAccess;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an API is asked for.
///
/// @param <T> an answer's content as it is read
sealed interface ApiQuestion<T> {

  /// The kind of call that asks it.
  CallKind kind();

  /// The URL; `null` if the recipe has no path for the type.
  ///
  /// @throws IllegalArgumentException if the id or the cursor has no form in a URL
  @Nullable URI url(ApiAccess access);

  /// Reads an answer with status 200.
  T read(ApiAccess access, byte[] body);

  /// Whether an answer could be read. One that could not may be that of a proxy: it is asked for
  /// again.
  boolean readable(T read);

  /// The maximum number of tries whose answer can't be read.
  int unreadableMax();

  /// One entity.
  record OneEntity(String type, String id) implements ApiQuestion<SingleAnswer> {

    /// The first try and 3 more.
    private static final int UNREADABLE_MAX = 4;

    @Override
    public CallKind kind() {
      return CallKind.FETCH;
    }

    @Override
    public @Nullable URI url(ApiAccess access) {
      return requests(access).single(type, id);
    }

    @Override
    public SingleAnswer read(ApiAccess access, byte[] body) {
      return new ApiAnswers(access.recipe()).single(body);
    }

    @Override
    public boolean readable(SingleAnswer read) {
      return read instanceof SingleAnswer.Read;
    }

    @Override
    public int unreadableMax() {
      return UNREADABLE_MAX;
    }
  }

  /// One page of a list.
  record OnePage(String type, PagePosition at, @Nullable Instant since, @Nullable Integer size)
      implements ApiQuestion<ListPage> {
    @Override
    public CallKind kind() {
      return CallKind.PAGE;
    }

    @Override
    public @Nullable URI url(ApiAccess access) {
      var filter = access.recipe().changedSince() == null ? null : since;
      return requests(access).list(type, at, filter, size);
    }

    @Override
    public ListPage read(ApiAccess access, byte[] body) {
      return new ApiAnswers(access.recipe()).list(body, at);
    }

    @Override
    public boolean readable(ListPage read) {
      return switch (read) {
        case ListPage.Read _ -> true;
        case ListPage.Unreadable(var problem) -> !passing(problem);
      };
    }

    /// Whether another answer may be better.
    private static boolean passing(AnswerProblem problem) {
      return switch (problem.kind()) {
        case NOT_JSON, NO_CONTENT, NO_NEXT_PAGE -> true;
        case PAGE_REPEATS, TOO_MANY_PAGES, NO_OBJECT, NO_ID, BAD_ID -> false;
      };
    }

    @Override
    public int unreadableMax() {
      return CallTries.TRIES_MAX;
    }
  }

  private static ApiRequests requests(ApiAccess access) {
    return new ApiRequests(access.recipe(), access.base());
  }
}
