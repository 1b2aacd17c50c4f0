package io.penstock.proof.simulator;

/// The number of posts of each kind in a plan.
///
/// @param good genuine webhooks that can be read, each counted once
/// @param repeats additional posts of webhooks that are posted anyway
/// @param unmapped genuine webhooks that name no entity
/// @param disordered older changes that are posted after newer ones, but in time
/// @param tooLate older changes that are posted too late
record PostKindCounts(
    int good,
    int repeats,
    int forged,
    int disconnected,
    int tooLarge,
    int unreadable,
    int unmapped,
    int disordered,
    int tooLate) {

  /// Minimum number of posts of a plan that has two bodies that are too large.
  private static final int TWO_TOO_LARGE_FROM = 1_000;

  /// The counts for a plan of this many posts. Each rare kind has at least one post of each of its
  /// variants.
  static PostKindCounts of(int posts) {
    int repeats = posts / 10;
    int forged = Math.max(Forgery.values().length, posts / 50);
    int disconnected = Math.max(2, posts / 200);
    int tooLarge = posts < TWO_TOO_LARGE_FROM ? 1 : 2;
    int unreadable = Math.max(Corruption.values().length, posts / 100);
    int unmapped = Math.max(UnmappedEvent.values().length, posts / 200);
    return new PostKindCounts(
        posts - repeats - forged - disconnected - tooLarge - unreadable - unmapped,
        repeats,
        forged,
        disconnected,
        tooLarge,
        unreadable,
        unmapped,
        posts / 10,
        Math.max(3, posts / 200));
  }
}
