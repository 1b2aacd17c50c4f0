package io.penstock.proof.benchmarks.api;

/// The pages that an API was asked for since its start.
///
/// @param asked number of requests for pages
/// @param lists number of answered last pages
/// @param atOnceMax maximum number of pages that one connection asked for at the same time
public record PageCounts(long asked, long lists, int atOnceMax) {

  /// The counts as a line of text, which [#of] reads.
  String line() {
    return "pages " + asked + " " + lists + " " + atOnceMax;
  }

  /// Reads the line that an API printed.
  public static PageCounts of(String line) {
    var words = line.split(" ", -1);
    if (words.length != 4 || !words[0].equals("pages")) {
      throw new IllegalArgumentException("expected counts of pages, got: " + line);
    }
    return new PageCounts(
        Long.parseLong(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
  }
}
