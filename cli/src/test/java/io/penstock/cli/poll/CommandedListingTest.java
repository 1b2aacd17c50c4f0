package io.penstock.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandedListingTest {
  private static final long RAW_END = 100;
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ListingState WAITING = new ListingState.Waiting();
  private static final Watermark NONE = Watermark.none("conn-42", EntityTypes.WORK_ORDER);

  private final CommandedListing listing = new CommandedListing(RAW_END, NONE);

  @Test
  void listOfOnePageEndsAfterItsControlRecord() {
    listing.begins(NOON);
    listing.stored(ended(1, 7), NOON.plusSeconds(1));

    assertThat(listing.state()).isEqualTo(new ListingState.Completed(1, 7, NOON));
  }

  @Test
  void pagesCountAsTheyAreStored() {
    listing.begins(NOON);
    assertThat(listing.state()).isEqualTo(new ListingState.UnderWay(0, 0));

    listing.stored(underWay(RAW_END, 2, 150), NOON.plusSeconds(1));

    assertThat(listing.state()).isEqualTo(new ListingState.UnderWay(2, 150));
  }

  @Test
  void endOfAnUnseenEarlierListingDoesNotCount() {
    listing.stored(ended(1, 7), NOON);

    assertThat(listing.state()).isEqualTo(WAITING);
    assertThat(listing.begun()).isFalse();
  }

  @Test
  void endFromBeforeTheControlRecordIsThatOfAnEarlierListing() {
    listing.begins(NOON);
    listing.stored(ended(1, 7), NOON.minusMillis(1));
    assertThat(listing.state()).isEqualTo(new ListingState.UnderWay(0, 0));

    listing.stored(ended(2, 9), NOON.plusSeconds(1));

    assertThat(listing.state()).isEqualTo(new ListingState.Completed(2, 9, NOON));
  }

  @Test
  void earlierListingUnderWayIsWaitedFor() {
    var behind = new CommandedListing(RAW_END, underWay(RAW_END - 1, 3, 300));
    assertThat(behind.state()).isEqualTo(new ListingState.Behind(3, 300));

    behind.stored(underWay(RAW_END - 1, 4, 400), NOON);
    assertThat(behind.state()).isEqualTo(new ListingState.Behind(4, 400));

    behind.stored(ended(4, 410), NOON.plusSeconds(1));
    assertThat(behind.state()).isEqualTo(WAITING);

    behind.begins(NOON.plusSeconds(2));
    behind.stored(ended(1, 2), NOON.plusSeconds(3));
    assertThat(behind.state()).isEqualTo(new ListingState.Completed(1, 2, NOON));
  }

  @Test
  void markDecidesWhateverTheClockOfAnotherReplicaSays() {
    listing.begins(NOON);
    listing.stored(underWay(RAW_END, 1, 100), NOON.minusSeconds(60));
    listing.stored(ended(2, 150), NOON.minusSeconds(59));

    assertThat(listing.state()).isEqualTo(new ListingState.Completed(2, 150, NOON));
  }

  @Test
  void interruptedListingThatGoesOnCountsIfNothingFollows() {
    var resumed = new CommandedListing(RAW_END, underWay(RAW_END - 1, 3, 300));
    resumed.stored(ended(4, 400), NOON);
    assertThat(resumed.state()).isEqualTo(WAITING);

    resumed.settle();

    assertThat(resumed.state()).isEqualTo(new ListingState.Completed(4, 400, NOON));
  }

  @Test
  void silenceAloneIsNoEnd() {
    listing.settle();
    assertThat(listing.state()).isEqualTo(WAITING);

    listing.begins(NOON);
    listing.settle();
    assertThat(listing.state()).isEqualTo(new ListingState.UnderWay(0, 0));
  }

  @Test
  void listingThatIsGivenUpLeavesTheLastOneAsItWas() {
    var before = ended(1, 7);
    var failing = new CommandedListing(RAW_END, before);
    failing.begins(NOON);
    failing.stored(before.with(null), NOON.plusSeconds(1));
    assertThat(failing.state()).isEqualTo(new ListingState.Failed());

    listing.begins(NOON);
    listing.stored(NONE, NOON.plusSeconds(1));
    assertThat(listing.state()).isEqualTo(new ListingState.Failed());
  }

  @Test
  void endIsFinal() {
    listing.begins(NOON);
    listing.stored(ended(1, 7), NOON.plusSeconds(1));
    listing.stored(underWay(RAW_END + 50, 1, 100), NOON.plusSeconds(2));
    listing.stored(ended(2, 8), NOON.plusSeconds(3));

    assertThat(listing.state()).isEqualTo(new ListingState.Completed(1, 7, NOON));
  }

  private static Watermark underWay(long mark, int pages, long rows) {
    return NONE.with(new Watermark.Listing(NOON, mark, NOON, null, pages, null, rows));
  }

  private static Watermark ended(int pages, long rows) {
    return watermark(new Watermark.Completed(NOON.plusMillis(rows), rows, pages));
  }

  private static Watermark watermark(Watermark.@Nullable Completed last) {
    return new Watermark("conn-42", EntityTypes.WORK_ORDER, NOON, null, last);
  }
}
