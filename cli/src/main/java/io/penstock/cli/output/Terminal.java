package io.penstock.cli.output;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Where a command says things: data to stdout, notices for a person to stderr.
///
/// @param command whose streams and colours these are
public record Terminal(CommandSpec command) {

  /// The terminal of a command that picocli has filled in.
  public static Terminal of(@Nullable CommandSpec command) {
    return new Terminal(Objects.requireNonNull(command, "a command is run by its command line"));
  }

  /// Prints a line of data.
  public void data(String line) {
    out().println(line);
  }

  /// Prints a notice.
  public void notice(String text) {
    command.commandLine().getErr().println(text);
  }

  /// Whether nobody reads the data any more, as behind `| head`.
  public boolean closed() {
    return out().checkError();
  }

  /// The colours that fit stdout.
  public Paint paint() {
    return new Paint(command.commandLine().getColorScheme().ansi().enabled());
  }

  /// Wrong use, to be thrown: it is told with the way to the help, and the command exits 2.
  public ParameterException wrongUse(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
