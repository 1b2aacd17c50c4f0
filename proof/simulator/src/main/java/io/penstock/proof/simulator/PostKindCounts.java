package io.penstock.proof.simulator;

/// How many posts of a plan are of which kind.
///
/// @param good genuine webhooks that can be read, each counted once
/// @param repeats posts of a webhook that is posted besides
/// @param disordered older changes that come after newer ones, but in time
/// @param tooLate older changes that come too late
record PostKindCounts(
    int good,
    int repeats,
    int forged,
    int disconnected,
    int tooLarge,
    int unreadable,
    int disordered,
    int tooLate) {

  /// Where a plan is so large, a second body may be, too.
  private static final int TWO_TOO_LARGE_FROM = 1_000;

  /// The shares of so many posts: of each kind that is rare, one of each sort at least.
  static PostKindCounts of(int posts) {
    int repeats = posts / 10;
    int forged = Math.max(Forgery.values().length, posts / 50);
    int disconnected = Math.max(2, posts / 200);
    int tooLarge = posts < TWO_TOO_LARGE_FROM ? 1 : 2;
    int unreadable = Math.max(Corruption.values().length, posts / 100);
    return new PostKindCounts(
        posts - repeats - forged - disconnected - tooLarge - unreadable,
        repeats,
        forged,
        disconnected,
        tooLarge,
        unreadable,
        posts / 10,
        Math.max(3, posts / 200));
  }
}
