package io.penstock.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.standalone.bridge.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher where something is missing or mistyped.
class LauncherIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("launcher"));
  private static final List<String> TOOLS =
      List.of("bash", "env", "dirname", "basename", "readlink", "sed", "awk", "find", "head", "ls");

  @TempDir private Path directory;

  @Test
  void withoutMavenItSaysHowToGetIt() throws IOException {
    var clone = freshClone();
    var tools = Files.createDirectory(directory.resolve("bin"));
    for (var tool : TOOLS) {
      link(tools, tool);
    }
    for (var tool : List.of("rm", "mkdir", "touch", "grep", "cat", "mv")) {
      link(tools, tool);
    }

    var printed = run("PATH='%s' JAVA_HOME='%s' %s demo".formatted(tools, home(), clone));

    assertThat(printed)
        .contains("penstock: needs Maven 3.8 or newer to build", "apt-get install maven")
        .endsWith("exit 1\n");
  }

  @Test
  void aJavaThatIsTooOldIsPassedOver() throws IOException {
    var old = directory.resolve("jdk");
    var bin = Files.createDirectories(old.resolve("bin"));
    for (var tool : List.of("java", "javac")) {
      Files.setPosixFilePermissions(
          Files.createFile(bin.resolve(tool)), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"24.0.1\"\n");

    var printed = run("AS_BUILT=1 JAVA_HOME='%s' %s --version".formatted(old, LAUNCHER));

    // It went on to look for another, and found one: this test runs on it.
    assertThat(printed).startsWith("penstock ").doesNotContain("exit");
  }

  @Test
  void aMistypedCommandIsWrongUseWithTheNearestRightOne() {
    assertThat(run(LAUNCHER + " dmeo"))
        .contains("there is no command 'dmeo'; did you mean 'demo'?")
        .endsWith("exit 2\n");
    assertThat(run(LAUNCHER + " tial")).contains("did you mean 'tail'?");
  }

  @Test
  void everyCommandHelpsWithAnExample() {
    for (var command : List.of("demo", "up", "send", "tail", "topics", "sign", "doctor")) {
      assertThat(run("AS_BUILT=1 %s %s --help".formatted(LAUNCHER, command)))
          .as(command)
          .contains("Usage: penstock " + command, "Example", "  penstock " + command + " ")
          .doesNotContainPattern("exit \\d+\\s*$");
    }
  }

  /// The launcher and a source, where nothing was built yet.
  private Path freshClone() throws IOException {
    var root = Files.createDirectories(directory.resolve("clone"));
    for (var module : List.of("commands", "standalone")) {
      Files.createDirectories(root.resolve(module).resolve("src/main"));
      Files.writeString(root.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(root.resolve("pom.xml"), "");
    return Files.copy(LAUNCHER, root.resolve("penstock"));
  }

  private static void link(Path directory, String tool) throws IOException {
    var found = Path.of(Shell.run("command -v " + tool).strip());
    Files.createSymbolicLink(directory.resolve(tool), found);
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static String run(String line) {
    return Shell.run(line + " 2>&1 || echo exit $?");
  }
}
