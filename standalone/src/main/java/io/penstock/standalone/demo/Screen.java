package io.penstock.standalone.demo;

import io.penstock.cli.output.Terminal;

/// Where the demo is watched: a board that is drawn again and again on a terminal, else plain
/// lines.
interface Screen extends AutoCloseable {

  /// The screen that fits whoever reads.
  static Screen on(Terminal terminal) {
    return terminal.paint().on() ? new TerminalScreen(terminal) : new PlainTextScreen(terminal);
  }

  /// Shows how it stands, as often as the caller likes.
  void show(DemoProgress moment);

  /// Ends the showing: what is printed next stands below.
  @Override
  void close();
}
