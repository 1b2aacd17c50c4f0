package io.penstock.settings;

/// A location in a source: `penstock.yaml:3:9`, or only the name of a whole file or a variable.
///
/// @param source a file as the operator named it, or an environment variable
/// @param line the line from 1; 0 for the whole source
/// @param column the column from 1; 0 for the whole source
public record SourceLocation(String source, int line, int column) {

  /// The location of a whole file or variable.
  static SourceLocation whole(String source) {
    return new SourceLocation(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
