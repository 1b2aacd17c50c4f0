package io.penstock.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/// Looks for the fewest changes under which a request's signature is a good one: none, then each
/// alone, then every two together, then every three.
final class SigningDifferenceSearch {

  /// How many changes are tried together.
  static final int CHANGES_MAX = 3;

  /// How many ways are shown, of those with equally many changes.
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

  /// What came of it.
  ///
  /// @param matches those with the fewest changes; none where nothing matches
  /// @param whole whether all was tried that was to be
  record Found(List<SigningMatch> matches, int tried, boolean whole) {
    Found {
      matches = List.copyOf(matches);
    }
  }

  /// Looks.
  ///
  /// @param configured as the connection has it, once for each of its secrets
  /// @param triesMax how many attempts are made
  /// @param bytesMax how many bytes of bodies they may go over, in all
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

  /// Tries it with so many more changes, of those from an index on.
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

  /// Several changes may come to the same: a secret of text, decoded from `whsec_` and from base64.
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
