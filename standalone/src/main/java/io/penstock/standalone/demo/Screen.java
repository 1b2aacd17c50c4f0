package io.penstock.standalone.demo;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/// Where the demo is watched: a board that is drawn again and again on a terminal, else plain
/// lines.
interface Screen extends AutoCloseable {

  /// A terminal's board, or lines for whatever else reads them.
  ///
  /// @param colour whether it is a terminal that shows colours
  static Screen on(PrintWriter out, Ansi colour) {
    return colour.enabled() ? new Board(out, colour) : new Lines(out);
  }

  /// Shows how it stands, as often as the caller likes.
  void show(Moment moment);

  /// Ends the showing: what is printed next stands below.
  @Override
  void close();
}
