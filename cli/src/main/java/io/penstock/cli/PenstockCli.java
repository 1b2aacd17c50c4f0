package io.penstock.cli;

import io.penstock.cli.output.CommandFailure;
import io.penstock.settings.SettingsException;
import io.penstock.settings.service.PortInUseException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command `penstock`, its subcommands, and the report of their failures.
///
/// Exit codes: 0 success, 1 failure, 2 wrong use or wrong settings.
@Command(
    name = "penstock",
    description = "Carries signed webhooks into Apache Kafka and turns them into entity events.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class)
public final class PenstockCli {
  private PenstockCli() {}

  /// A command line with these subcommands of `penstock`.
  public static CommandLine to(Object... commands) {
    var line = new CommandLine(new PenstockCli());
    for (var command : commands) {
      line.addSubcommand(command);
    }
    line.getSubcommands()
        .values()
        .forEach(each -> each.getCommandSpec().versionProvider(new Version()));
    return line.setUsageHelpWidth(100)
        .setExecutionExceptionHandler(PenstockCli::failed)
        .setParameterExceptionHandler(WrongUse::told);
  }

  /// Prints the message of an expected failure, or the stack trace of any other exception (a bug).
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    switch (e) {
      case CommandFailure _, PortInUseException _, UncheckedIOException _, SettingsException _ ->
          command.getErr().println("penstock: " + e.getMessage());
      default -> e.printStackTrace(command.getErr());
    }
    return e instanceof SettingsException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
