package io.penstock.proof.benchmarks.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command with which a checkout starts one of its services. It is read from the definition of
/// the service's image: the jars of `COPY` and the command of `ENTRYPOINT`.
///
/// Operators depend on that definition. So every commit has it at the same place and up to date,
/// whatever the names of its modules and packages.
///
/// @param module the directory of the module that builds the service, relative to the checkout
/// @param classPath paths relative to the checkout; the last name of a path may contain `*`
/// @param flags of the JVM, without the class path
/// @param command the main class and its arguments
record ImageStartCommand(
    String module, List<String> classPath, List<String> flags, List<String> command) {

  /// A directory or jars from the build context; paths with `--` come from other build stages.
  private static final Pattern COPY = Pattern.compile("COPY +((?!--)(\\S+)/target/\\S+) +\\S+");

  private static final Pattern ENTRYPOINT = Pattern.compile("ENTRYPOINT *\\[(.*)]");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
  private static final String CLASS_PATH = "-cp";

  ImageStartCommand {
    classPath = List.copyOf(classPath);
    flags = List.copyOf(flags);
    command = List.copyOf(command);
  }

  /// The path of the image's definition in a checkout.
  static Path definition(String service) {
    return Path.of("deploy", "images", service + ".Dockerfile");
  }

  /// Reads the definition of an image.
  ///
  /// @throws IllegalArgumentException if it has no such `COPY` or no such `ENTRYPOINT`
  static ImageStartCommand of(String definition) {
    var instructions = instructions(definition);
    var copies = instructions.stream().map(COPY::matcher).filter(it -> it.matches()).toList();
    if (copies.isEmpty()) {
      throw new IllegalArgumentException("no COPY <module>/target/... names its jars");
    }
    var words = entrypoint(instructions);
    var classPathAt = words.indexOf(CLASS_PATH);
    if (!words.getFirst().equals("java") || classPathAt < 0 || classPathAt + 2 >= words.size()) {
      throw new IllegalArgumentException(
          "its ENTRYPOINT is not [\"java\", ..., \"-cp\", ..., main class]: " + words);
    }
    return new ImageStartCommand(
        copies.getFirst().group(2),
        copies.stream().map(it -> it.group(1)).toList(),
        words.subList(1, classPathAt),
        words.subList(classPathAt + 2, words.size()));
  }

  /// The instructions, one a line: comments are dropped and continued lines joined, as Docker does.
  private static List<String> instructions(String definition) {
    var lines = definition.lines().filter(line -> !line.stripLeading().startsWith("#"));
    return lines
        .collect(Collectors.joining("\n"))
        .replaceAll("\\\\\\s*\n\\s*", "")
        .lines()
        .map(String::strip)
        .toList();
  }

  private static List<String> entrypoint(List<String> instructions) {
    return instructions.stream()
        .map(ENTRYPOINT::matcher)
        .filter(it -> it.matches())
        .findFirst()
        .map(it -> WORD.matcher(it.group(1)).results().map(word -> word.group(1)).toList())
        .filter(words -> !words.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException("it has no ENTRYPOINT [...]"));
  }

  /// The arguments of `java`.
  ///
  /// @param jars the files and directories that [#classPath] matches
  /// @param moreFlags flags that override those of the image
  List<String> arguments(List<Path> jars, List<String> moreFlags) {
    var arguments = new ArrayList<>(flags);
    arguments.addAll(moreFlags);
    arguments.add(CLASS_PATH);
    arguments.add(
        jars.stream()
            .map(jar -> jar.toString().endsWith(".jar") ? jar.toString() : jar + "/*")
            .collect(Collectors.joining(File.pathSeparator)));
    return Stream.concat(arguments.stream(), command.stream()).toList();
  }
}
