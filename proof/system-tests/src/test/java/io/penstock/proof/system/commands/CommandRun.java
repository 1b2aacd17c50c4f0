package io.penstock.proof.system.commands;

import io.penstock.cli.CliMain;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// What came of a command line: its exit code, and what it printed.
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... args) {
    return to(new StringWriter(), args);
  }

  /// Runs it with its data going there.
  static CommandRun to(Writer out, String... args) {
    var err = new StringWriter();
    int code =
        CliMain.commandLine(InstantSource.system(), System::nanoTime, InputStream.nullInputStream())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
            .execute(args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /// The lines of data.
  List<String> lines() {
    return out.lines().toList();
  }
}
