package io.penstock.ingress.pull.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Watermark;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.api.AnswerProblem;
import io.penstock.senders.api.AnsweredEntity;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.Paging;
import io.penstock.senders.signature.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListWalkTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final JsonPointer LAST = JsonPointer.of("/last");
  private static final Paging.Style NUMBERS = new Paging.Style.Numbers("page", 1, LAST);
  private static final Paging.Style CURSORS = new Paging.Style.Cursors("after", LAST);
  private static final Watermark NONE = Watermark.none("conn-42", EntityTypes.PURCHASE_ORDER);
  private static final Watermark.Completed COMPLETED = new Watermark.Completed(NOON, 3, 2);

  private final ListWalk walk = ListWalk.begin(9, NOON, null);

  @Test
  void rowsAreNumberedOverAllPages() {
    var first = rows(walk.read(page(at(1), 2, "a", "b"), NOON, NUMBERS));
    walk.stored(first);
    var second = rows(walk.read(page(null, 2, "c"), NOON.plusSeconds(1), NUMBERS));
    walk.stored(second);

    assertThat(first.first()).isZero();
    assertThat(second.first()).isEqualTo(2);
    assertThat(walk.complete(NONE, NOON.plusSeconds(2)))
        .isEqualTo(
            new Watermark(
                "conn-42",
                EntityTypes.PURCHASE_ORDER,
                NOON,
                null,
                new Watermark.Completed(NOON.plusSeconds(2), 3, 2)));
  }

  @Test
  void interruptedWalkGoesOnWithItsMarkAndItsStart() {
    walk.stored(rows(walk.read(page(new PagePosition(1, "c-2"), null, "a"), NOON, CURSORS)));

    var saved = walk.progress();
    var read = Watermark.read(NONE.with(saved).write()).listing();
    var resumed = ListWalk.resume(Objects.requireNonNull(read));

    assertThat(resumed.position()).isEqualTo(new PagePosition(1, "c-2"));
    assertThat(resumed.mark()).isEqualTo(9);
    var next = rows(resumed.read(page(null, null, "b"), NOON.plusSeconds(60), CURSORS));
    assertThat(next.first()).isEqualTo(1);
    resumed.stored(next);
    assertThat(resumed.complete(NONE, NOON).changesUntil()).isEqualTo(NOON);
  }

  @Test
  void savedWalkIsContinuedForADay() {
    var saved = new Watermark.Listing(NOON, 9, NOON, null, 3, null, 250);

    assertThat(ListWalk.continues(saved, NOON.plus(ListWalk.CONTINUED_MAX).minusMillis(1)))
        .isTrue();
    assertThat(ListWalk.continues(saved, NOON.plus(ListWalk.CONTINUED_MAX))).isFalse();
    assertThat(ListWalk.continues(null, NOON)).isFalse();
  }

  @Test
  void sameRowsTwiceEndTheListing() {
    walk.stored(rows(walk.read(page(at(1), 9, "a", "b"), NOON, NUMBERS)));

    assertThat(outcome(walk.read(page(at(2), 9, "a", "b"), NOON, NUMBERS)))
        .isEqualTo(ListOutcome.PAGE_REPEATED);
  }

  @Test
  void twoEmptyPagesAreNoRepetition() {
    walk.stored(rows(walk.read(page(at(1), 9), NOON, NUMBERS)));

    assertThat(rows(walk.read(page(at(2), 9), NOON, NUMBERS)).rows()).isEmpty();
  }

  @Test
  void cursorThatWasUsedBeforeEndsTheListing() {
    walk.stored(rows(walk.read(page(new PagePosition(1, "x"), null, "a"), NOON, CURSORS)));
    walk.stored(rows(walk.read(page(new PagePosition(2, "y"), null, "b"), NOON, CURSORS)));

    assertThat(outcome(walk.read(page(new PagePosition(3, "x"), null, "c"), NOON, CURSORS)))
        .isEqualTo(ListOutcome.PAGE_REPEATED);
  }

  @Test
  void rowsAfterTheLastPageEndTheListing() {
    walk.stored(rows(walk.read(page(at(1), 3, "a"), NOON, NUMBERS)));
    walk.stored(rows(walk.read(page(at(2), 3, "b"), NOON, NUMBERS)));

    assertThat(outcome(walk.read(page(null, 2, "c"), NOON, NUMBERS)))
        .isEqualTo(ListOutcome.LAST_PAGE_PASSED);
    assertThat(rows(walk.read(page(null, 2), NOON, NUMBERS)).rows()).isEmpty();
  }

  @Test
  void emptyListWithZeroAsItsLastPageIsComplete() {
    var step = rows(walk.read(page(null, 0), NOON, NUMBERS));
    walk.stored(step);

    assertThat(walk.complete(NONE, NOON).changesUntil()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "PAGE_REPEATS, PAGE_REPEATED",
    "TOO_MANY_PAGES, TOO_MANY_PAGES",
    "NOT_JSON, UNREADABLE",
    "NO_CONTENT, UNREADABLE",
    "NO_NEXT_PAGE, UNREADABLE"
  })
  void answerThatIsNoPageEndsTheListing(AnswerProblem.Kind kind, ListOutcome outcome) {
    var page = new ListPage.Unreadable(new AnswerProblem(kind, "as it is"));

    assertThat(walk.read(page, NOON, NUMBERS))
        .isEqualTo(new ListWalk.Step.Broken(outcome, "as it is"));
  }

  @Test
  void listingOfLaterChangesThanTheWatermarkDoesNotMoveIt() {
    var before = new Watermark("conn-42", EntityTypes.PURCHASE_ORDER, NOON, null, COMPLETED);
    var later = NOON.plusSeconds(1);

    assertThat(until(ListWalk.begin(9, later, later), before)).isEqualTo(NOON);
    assertThat(until(ListWalk.begin(9, later, NOON), before)).isEqualTo(later);
    assertThat(until(ListWalk.begin(9, later, later), NONE)).isNull();
  }

  private static @Nullable Instant until(ListWalk walk, Watermark before) {
    walk.stored(rows(walk.read(page(null, 1, "a"), walk.markTime(), NUMBERS)));
    return walk.complete(before, walk.markTime()).changesUntil();
  }

  private static PagePosition at(int index) {
    return new PagePosition(index, null);
  }

  private static ListPage page(@Nullable PagePosition next, @Nullable Integer last, String... ids) {
    var rows =
        Stream.of(ids)
            .<AnsweredEntity>map(
                id -> new AnsweredEntity.Identified(id, Slice.of("{\"id\":\"" + id + "\"}")))
            .toList();
    return new ListPage.Read(
        List.copyOf(rows),
        0,
        next == null ? new ListPage.Next.End() : new ListPage.Next.Page(next),
        last);
  }

  private static ListWalk.Step.Rows rows(ListWalk.Step step) {
    assertThat(step).isInstanceOf(ListWalk.Step.Rows.class);
    return (ListWalk.Step.Rows) step;
  }

  private static ListOutcome outcome(ListWalk.Step step) {
    assertThat(step).isInstanceOf(ListWalk.Step.Broken.class);
    return ((ListWalk.Step.Broken) step).outcome();
  }
}
