package io.penstock.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/// Searches for the fewest changes with which a request's signature verifies: no change, then each
/// change alone, then every pair, then every three.
final class SigningDifferenceSearch {

  /// The maximum number of changes that are tried together.
  static final int CHANGES_MAX = 3;

  /// The maximum number of matches in a result; all of them have the same number of changes.
  static final int MATCHES_MAX = 3;

  private final List<SigningDifference> changes;
  private final int triesMax;
  private final long bytesMax;
  private final List<SigningMatch> matches = new ArrayList<>();
  private int tried;
  private long bytes;

  private SigningDifferenceSearch(List<SigningDifference> changes, int triesMax, long bytesMax) {
    this.changes = changes;
    this.triesMax = triesMax;
    this.bytesMax = bytesMax;
  }

  /// The result of a search.
  ///
  /// @param matches the matches with the fewest changes; empty if nothing matches
  /// @param tried how many attempts were made
  /// @param whole whether the search ended before it reached a limit
  record Found(List<SigningMatch> matches, int tried, boolean whole) {
    Found {
      matches = List.copyOf(matches);
    }
  }

  /// Runs the search.
  ///
  /// @param configured the attempts as the connection is configured: one for each of its secrets
  /// @param triesMax the maximum number of attempts
  /// @param bytesMax the maximum number of body bytes that all attempts together may process
  static Found of(
      List<SigningAttempt> configured,
      List<SigningDifference> changes,
      int triesMax,
      long bytesMax) {
    var search = new SigningDifferenceSearch(changes, triesMax, bytesMax);
    for (int count = 0; count <= CHANGES_MAX && search.matches.isEmpty(); count++) {
      for (var attempt : configured) {
        search.add(new SigningMatch(attempt, List.of()), count, 0);
      }
    }
    return new Found(search.matches, search.tried, !search.spent());
  }

  /// Tries the attempt with `count` more changes, which are taken from index `from` onwards.
  private void add(SigningMatch made, int count, int from) {
    if (count == 0) {
      attempt(made);
      return;
    }
    for (int i = from; i < changes.size() && !done(); i++) {
      var change = changes.get(i);
      if (made.changes().stream().noneMatch(each -> each.kind().excludes(change.kind()))) {
        var both = new ArrayList<>(made.changes());
        both.add(change);
        add(new SigningMatch(change.applied(made.attempt()), both), count - 1, i + 1);
      }
    }
  }

  private void attempt(SigningMatch made) {
    if (done()) {
      return;
    }
    tried++;
    bytes += made.attempt().body().length;
    if (made.attempt().matches() && isNew(made)) {
      matches.add(made);
    }
  }

  /// Whether no match has these changes yet. The same changes may match with several secrets.
  private boolean isNew(SigningMatch made) {
    return matches.stream().noneMatch(match -> match.changes().equals(made.changes()));
  }

  private boolean done() {
    return spent() || matches.size() >= MATCHES_MAX;
  }

  private boolean spent() {
    return tried >= triesMax || bytes >= bytesMax;
  }
}
