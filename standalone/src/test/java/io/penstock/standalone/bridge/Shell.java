package io.penstock.standalone.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Lines for a shell, run as pasted.
public final class Shell {
  private Shell() {}

  /// What the line prints; its failure is the test's.
  public static String run(String line) {
    try {
      var process = new ProcessBuilder("bash", "-o", "pipefail", "-c", line).start();
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      var complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(line + " failed: " + complaint + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether the command is installed.
  public static boolean has(String command) {
    try {
      run("command -v " + command);
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }
}
