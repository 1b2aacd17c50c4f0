package io.penstock.standalone.process;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.penstock.standalone.Penstock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An archive of the libraries' classes, parsed and verified, that children map into memory (class
/// data sharing of the JVM): a broker starts and stops in half the CPU time.
///
/// The first test that starts a child makes it, from the classes that a short demo loads; it stays
/// until the class path changes. If it can't be made, or another JVM is making it, children start
/// without it.
final class SharedClasses {
  private static final Path DIRECTORY = Path.of("target", "shared-classes");
  private static final int MINUTES_MAX = 5;

  /// Whether this JVM tried to make it, and could not.
  private static boolean failed;

  private SharedClasses() {}

  /// The class path of children: this JVM's, with the jars first. An archive holds classes of jars
  /// only, and fits each class path that begins with the same jars.
  static String classPath(List<Path> more) {
    return Stream.of(entries(true), entries(false), more.stream().map(Path::toString))
        .flatMap(entries -> entries)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// The flags with which a child uses the archive, none if there is no archive yet.
  static synchronized List<String> flags() {
    try {
      var archive = archive();
      // A child that can't use it is slower, and no less right: no word of it.
      return Files.exists(archive) || (!failed && makeAlone(archive))
          ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr")
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Named after all that it depends on.
  private static Path archive() throws IOException {
    var key = new StringBuilder(System.getProperty("java.vm.version"));
    for (var jar : entries(true).map(Path::of).toList()) {
      key.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
    }
    return DIRECTORY.resolve("%08x.jsa".formatted(key.toString().hashCode()));
  }

  /// Makes it unless another JVM is about to.
  ///
  /// @return whether it is there now
  private static boolean makeAlone(Path archive) throws IOException {
    Files.createDirectories(DIRECTORY);
    var lock = DIRECTORY.resolve("lock");
    try (var channel = FileChannel.open(lock, CREATE, WRITE)) {
      return channel.tryLock() != null && (Files.exists(archive) || make(archive));
    }
  }

  private static boolean make(Path archive) throws IOException {
    var log = Files.writeString(DIRECTORY.resolve("log"), "");
    var classes = DIRECTORY.resolve("classes");
    var unfinished = DIRECTORY.resolve("unfinished.jsa");
    var made =
        run(
                log,
                classPath(List.of()),
                "-XX:DumpLoadedClassList=" + classes,
                Penstock.class.getName(),
                "demo",
                "--webhooks=200",
                "--seed=1")
            && run(
                log,
                entries(true).collect(Collectors.joining(File.pathSeparator)),
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + unfinished);
    if (made) {
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
    } else {
      failed = true;
      System.err.println("children start without shared classes: see " + log);
    }
    return made;
  }

  private static boolean run(Path log, String classPath, String... arguments) throws IOException {
    var command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", classPath);
    var process = builder.redirectOutput(Redirect.appendTo(log.toFile())).start();
    try {
      return process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Stream<String> entries(boolean jars) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") == jars);
  }
}
