package io.penstock.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// What came of a command line: its exit code, and what it printed.
public record CommandRun(int code, String out, String err) {
  /// The clock of all runs.
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /// Runs it as the main does, without colour and with nothing on stdin.
  public static CommandRun of(String... args) {
    return reading("", args);
  }

  /// Runs it with this text on stdin.
  public static CommandRun reading(String stdin, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    int code =
        CliMain.commandLine(InstantSource.fixed(NOW), System::nanoTime, in)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
            .execute(args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /// The lines of data.
  public List<String> lines() {
    return out.lines().toList();
  }
}
