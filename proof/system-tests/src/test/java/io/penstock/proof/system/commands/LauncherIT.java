package io.penstock.proof.system.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      executable(bin.resolve(tool), "");
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

  @ParameterizedTest
  @ValueSource(strings = {"awk", "mawk", "gawk", "original-awk"})
  void testsEndWithTheTenSlowestClassesAndTheTotals(String awk) throws IOException {
    assumeTrue(Shell.has(awk), "needs " + awk);
    var clone = freshClone();
    var tools = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(tools.resolve("awk"), Path.of(found(awk)));
    executable(tools.resolve("mvn"), MAVEN);

    var path = "PATH='%s':\"$PATH\" JAVA_HOME='%s'".formatted(tools, home());
    var passed = run(path + " %s test -pl commands".formatted(clone));
    var failed = run(path + " FAILURES=2 %s test -pl commands".formatted(clone));

    assertThat(passed)
        .isEqualTo(
            """
            The slowest test classes:
              1203.5 s  a.Class12
                90.0 s  a.Class11
                11.0 s  a.Class10
                10.0 s  a.Class9
                 9.0 s  a.Class8
                 8.0 s  a.Class7
                 7.0 s  a.Class6
                 6.0 s  a.Class5
                 5.0 s  a.Class4
                 4.0 s  a.Class3
            48 passed, 0 failed, 12 skipped
            """);
    assertThat(failed).endsWith("24 passed, 24 failed, 12 skipped\nexit 1\n");
  }

  @Test
  void testsFailIfATestClassHasNoReport() throws IOException {
    var clone = freshClone();
    var tests = Files.createDirectories(clone.resolveSibling("proof/benchmarks/src/test/java/a"));
    Files.writeString(tests.resolve("Class12Test.java"), "");
    Files.writeString(tests.resolve("LeftOutIT.java"), "");
    var tools = Files.createDirectory(directory.resolve("bin"));
    executable(tools.resolve("mvn"), MAVEN.replace("a.Class$i", "a.Class${i}Test"));

    var path = "PATH='%s':\"$PATH\" JAVA_HOME='%s'".formatted(tools, home());

    assertThat(run(path + " %s test".formatted(clone)))
        .contains("a.LeftOutIT\npenstock: the test classes above were not run\n")
        .doesNotContain("\na.Class12Test\n")
        .endsWith("48 passed, 0 failed, 12 skipped\nexit 1\n");
  }

  /// Leaves the reports of twelve test classes, five tests each, of which one was skipped.
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      i=0
      for time in 1.9 3 4 5 6 7 8 9 10 11 90 1,203.46; do
        i=$((i + 1))
        [ $((i % 2)) = 0 ] && module=commands || module=proof/benchmarks
        reports=$(dirname "$5")/$module/target/surefire-reports
        mkdir -p "$reports"
        cat >"$reports/TEST-$i.xml" <<XML
      <testsuite version="3.0.2" name="a.Class$i" time="$time" tests="5" errors="0" skipped="1" failures="${FAILURES:-0}">
        <testcase name="b" classname="a.Class$i" time="5000"/>
      </testsuite>
      XML
      done
      """;

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
    Files.createSymbolicLink(directory.resolve(tool), Path.of(found(tool)));
  }

  private static String found(String tool) {
    return Shell.run("command -v " + tool).strip();
  }

  private static void executable(Path file, String text) throws IOException {
    Files.setPosixFilePermissions(
        Files.writeString(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static String run(String line) {
    return Shell.run(line + " 2>&1 || echo exit $?");
  }
}
