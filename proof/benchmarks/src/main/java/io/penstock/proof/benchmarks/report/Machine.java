package io.penstock.proof.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Where and when, and of which sources, something was measured.
///
/// @param commit of the sources, `+` behind it where they were changed since
public record Machine(String processor, int cores, String jvm, String commit, LocalDate date) {
  private static final String UNKNOWN = "unknown";

  /// This machine, now.
  ///
  /// @param sources the directory of a Git work tree
  public static Machine here(Path sources) {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        commit(sources),
        LocalDate.now(ZoneOffset.UTC));
  }

  /// All of it in one line.
  public String line() {
    return "%s, commit %s; %s, %d cores; %s".formatted(date, commit, processor, cores, jvm);
  }

  private static String processorName() {
    var otherwise = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(otherwise);
    } catch (IOException _) {
      return otherwise;
    }
  }

  /// The commit of a Git work tree, `+` behind it if its files were changed since.
  public static String commit(Path sources) {
    var commit = git(sources, "rev-parse", "--short", "HEAD");
    if (commit.isEmpty()) {
      return UNKNOWN;
    }
    return git(sources, "status", "--porcelain").isEmpty() ? commit : commit + "+";
  }

  /// What Git says; nothing where it can't be asked.
  private static String git(Path sources, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", sources.toString()));
    command.addAll(List.of(arguments));
    try {
      var git = new ProcessBuilder(command).start();
      var said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor() == 0 ? said : "";
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
