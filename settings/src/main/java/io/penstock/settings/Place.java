package io.penstock.settings;

/// Where something stands: `penstock.yaml:3:9`, or only a name for a whole file or a variable.
///
/// @param source a file as the operator named it, or a variable of the environment
/// @param line from 1; 0 where the whole source is meant
/// @param column from 1; 0 where the whole source is meant
record Place(String source, int line, int column) {

  /// The whole of a file or a variable.
  static Place whole(String source) {
    return new Place(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
