package io.penstock.cli.output;

import picocli.CommandLine.Help.Ansi.Style;

/// Colour on a terminal, where there is one.
///
/// @param on whether there is; without it every text stays as it is
public record Paint(boolean on) {
  /// No colour at all.
  public static final Paint NONE = new Paint(false);

  /// The text in green: it came well.
  public String green(String text) {
    return paint(Style.fg_green, text);
  }

  /// The text in cyan: it goes on.
  public String cyan(String text) {
    return paint(Style.fg_cyan, text);
  }

  /// The text in yellow: look at it.
  public String yellow(String text) {
    return paint(Style.fg_yellow, text);
  }

  /// The text in red: it is gone, or wrong.
  public String red(String text) {
    return paint(Style.fg_red, text);
  }

  /// The text less bright than others.
  public String faint(String text) {
    return paint(Style.faint, text);
  }

  private String paint(Style style, String text) {
    return on && !text.isEmpty() ? style.on() + text + style.off() : text;
  }
}
