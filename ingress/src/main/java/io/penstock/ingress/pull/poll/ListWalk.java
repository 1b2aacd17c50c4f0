package io.penstock.ingress.pull.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.Watermark;
import io.penstock.senders.api.AnswerProblem;
import io.penstock.senders.api.AnsweredEntity;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.Paging;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reading of one list, page after page. A page is read, its rows are stored, then the walk
/// moves on.
public final class ListWalk {

  /// The maximum age of a listing that is continued. An older one begins anew.
  public static final Duration CONTINUED_MAX = Duration.ofHours(24);

  private final long mark;
  private final Instant markTime;
  private final @Nullable Instant since;
  private final Set<Long> cursors = new HashSet<>();
  private @Nullable Instant started;
  private PagePosition position;
  private long rows;
  private @Nullable Long lastPage;

  /// What a page means for the walk.
  public sealed interface Step {

    /// The page has these rows.
    ///
    /// @param first the number of the first one in the whole listing
    /// @param next where the walk goes on once they are stored
    record Rows(List<AnsweredEntity> rows, long first, ListPage.Next next) implements Step {
      public Rows {
        rows = List.copyOf(rows);
      }
    }

    /// The listing ends with an error.
    record Broken(ListOutcome outcome, String detail) implements Step {}
  }

  private ListWalk(long mark, Instant markTime, @Nullable Instant since, PagePosition position) {
    this.mark = mark;
    this.markTime = markTime;
    this.since = since;
    this.position = position;
  }

  /// A walk that begins with the first page.
  public static ListWalk begin(long mark, Instant markTime, @Nullable Instant since) {
    return new ListWalk(mark, markTime, since, PagePosition.FIRST);
  }

  /// A walk that goes on where another one was saved.
  public static ListWalk resume(Watermark.Listing saved) {
    var position = new PagePosition(saved.pages(), saved.cursor());
    var walk = new ListWalk(saved.mark(), saved.markTime(), saved.since(), position);
    walk.started = saved.started();
    walk.rows = saved.rows();
    return walk;
  }

  /// Whether a saved listing is continued.
  public static boolean continues(Watermark.@Nullable Listing saved, Instant now) {
    return saved != null && saved.markTime().plus(CONTINUED_MAX).isAfter(now);
  }

  /// The offset of the listing's control record.
  public long mark() {
    return mark;
  }

  /// The raw time of the control record.
  public Instant markTime() {
    return markTime;
  }

  public @Nullable Instant since() {
    return since;
  }

  /// The page to ask for.
  public PagePosition position() {
    return position;
  }

  /// Judges a page at [#position].
  ///
  /// @param answered the API's time of the answer, or the local one without it
  /// @param style how the list selects pages
  public Step read(ListPage page, Instant answered, Paging.Style style) {
    if (started == null) {
      started = answered;
    }
    return switch (page) {
      case ListPage.Read read -> step(read, style);
      case ListPage.Unreadable(var problem) ->
          new Step.Broken(outcome(problem.kind()), problem.detail());
    };
  }

  private Step step(ListPage.Read page, Paging.Style style) {
    var hash = hash(page.entities());
    if (!page.entities().isEmpty() && Long.valueOf(hash).equals(lastPage)) {
      return new Step.Broken(ListOutcome.PAGE_REPEATED, "the rows are those of the page before");
    }
    if (passed(page, style)) {
      return new Step.Broken(
          ListOutcome.LAST_PAGE_PASSED, "page " + position.index() + " is after " + page.last());
    }
    if (page.next() instanceof ListPage.Next.Page(var next)
        && next.cursor() != null
        && !cursors.add(hash(next.cursor()))) {
      return new Step.Broken(ListOutcome.PAGE_REPEATED, "the cursor was used before");
    }
    lastPage = hash;
    return new Step.Rows(page.entities(), rows, page.next());
  }

  private boolean passed(ListPage.Read page, Paging.Style style) {
    return page.last() != null
        && style instanceof Paging.Style.Numbers(_, var first, _)
        && first + position.index() > Math.max(page.last(), first)
        && !page.entities().isEmpty();
  }

  private static ListOutcome outcome(AnswerProblem.Kind kind) {
    return switch (kind) {
      case PAGE_REPEATS -> ListOutcome.PAGE_REPEATED;
      case TOO_MANY_PAGES -> ListOutcome.TOO_MANY_PAGES;
      case NOT_JSON, NO_CONTENT, NO_NEXT_PAGE, NO_OBJECT, NO_ID, BAD_ID -> ListOutcome.UNREADABLE;
    };
  }

  /// Moves on: the rows of the page are stored.
  public void stored(Step.Rows page) {
    rows += page.rows().size();
    position =
        switch (page.next()) {
          case ListPage.Next.Page(var next) -> next;
          case ListPage.Next.End() -> new PagePosition(position.index() + 1, null);
        };
  }

  /// The state that a walk can be resumed from.
  public Watermark.Listing progress() {
    return new Watermark.Listing(
        started(), mark, markTime, since, position.index(), position.cursor(), rows);
  }

  /// The watermark after the last page: all changes before the listing's start were read. A listing
  /// of changes that begins after the watermark before leaves a hole, so it does not move it.
  ///
  /// @param now when the last row was stored
  public Watermark complete(Watermark before, Instant now) {
    var completed = new Watermark.Completed(now, rows, position.index());
    var until = before.changesUntil();
    var whole = since == null || (until != null && !since.isAfter(until));
    return new Watermark(
        before.connection(), before.type(), whole ? started() : until, null, completed);
  }

  private Instant started() {
    if (started == null) {
      throw new IllegalStateException("no page was read");
    }
    return started;
  }

  private static long hash(List<AnsweredEntity> rows) {
    var digest = sha256();
    for (var row : rows) {
      var bytes = row.content();
      digest.update(bytes.array(), bytes.from(), bytes.length());
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static long hash(String cursor) {
    return ByteBuffer.wrap(sha256().digest(cursor.getBytes(UTF_8))).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
