package io.penstock.settings;

/// Where something stands: `penstock.yaml:3:9`, or only a name for a whole file or a variable.
///
/// @param source a file as the operator named it, or a variable of the environment
/// @param line from 1; 0 where the whole source is meant
/// @param column from 1; 0 where the whole source is meant
public record SourceLocation(String source, int line, int column) {

  /// The whole of a file or a variable.
  static SourceLocation whole(String source) {
    return new SourceLocation(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
