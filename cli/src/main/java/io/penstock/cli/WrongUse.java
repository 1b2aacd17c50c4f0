package io.penstock.cli;

import io.penstock.settings.Redaction;
import io.penstock.settings.Suggestion;
import java.util.Collection;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// How wrong use of a command is told: what is wrong, what was probably meant, where to read more.
final class WrongUse {
  private WrongUse() {}

  /// Tells it.
  ///
  /// @return the exit code
  static int told(ParameterException e, String[] args) {
    var command = e.getCommandLine();
    var err = command.getErr();
    err.println("penstock: " + complaint(e, command));
    if (command.getParent() == null) {
      command.usage(err);
    } else {
      err.println("\"%s --help\" tells more.".formatted(command.getCommandSpec().qualifiedName()));
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static String complaint(ParameterException e, CommandLine command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Objects.requireNonNullElse(e.getMessage(), "wrong use").replaceFirst("^Error: ", "");
    }
    var word = unmatched.getUnmatched().getFirst();
    boolean option = word.startsWith("-");
    // An option may come with its value in one word.
    var name = option ? word.replaceFirst("=.*", "") : word;
    var known = option ? options(command) : command.getSubcommands().keySet();
    var nearest = Suggestion.nearest(name, known);
    return "there is no %s %s%s"
        .formatted(
            option ? "option" : command.getSubcommands().isEmpty() ? "argument" : "command",
            Redaction.oneLine(name),
            nearest == null ? "" : ". Did you mean " + nearest + "?");
  }

  private static Collection<String> options(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet();
  }
}
