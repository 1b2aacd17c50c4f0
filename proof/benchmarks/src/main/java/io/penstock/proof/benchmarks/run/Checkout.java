package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A directory with the sources of Penstock, of whatever commit, and what was built of them.
///
/// @param root absolute
record Checkout(Path root) {

  /// The checkout in a directory.
  ///
  /// @param service must be defined there
  /// @throws IllegalArgumentException if the directory holds no sources of Penstock
  static Checkout of(Path directory, String service) {
    try {
      var root = directory.toRealPath();
      for (var file : List.of(Path.of("pom.xml"), ImageStartCommand.definition(service))) {
        if (!Files.isRegularFile(root.resolve(file))) {
          throw new IllegalArgumentException(
              directory + " is no checkout of Penstock: it has no " + file);
        }
      }
      return new Checkout(root);
    } catch (IOException e) {
      throw new IllegalArgumentException(directory + " is no directory that can be read", e);
    }
  }

  /// How it starts a service.
  ImageStartCommand start(String service) {
    var definition = root.resolve(ImageStartCommand.definition(service));
    try {
      return ImageStartCommand.of(Files.readString(definition));
    } catch (IllegalArgumentException e) {
      throw new BenchException(
          "%s does not say how to start the %s: %s".formatted(definition, service, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + definition, e);
    }
  }

  /// Builds a service if its sources are newer than its jars, or if there are none.
  ///
  /// @param launcher the `penstock` whose build commands are used: that of the measuring checkout,
  ///   because an older one can't be asked to build a service alone
  void build(Path launcher, String service, Consumer<String> progress) {
    var command =
        List.of(launcher.toString(), "build-at", root.toString(), start(service).module());
    try {
      var build = new ProcessBuilder(command).redirectErrorStream(true).start();
      build.getOutputStream().close();
      build.inputReader().lines().forEach(progress);
      if (build.waitFor() != 0) {
        throw new BenchException("the %s of %s was not built".formatted(service, root));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  /// The arguments of a `java` that runs a service.
  ///
  /// @param moreFlags override those of its image
  List<String> arguments(String service, List<String> moreFlags) {
    var start = start(service);
    var jars = new ArrayList<Path>();
    for (var pattern : start.classPath()) {
      jars.addAll(found(pattern));
    }
    // The module's own jar goes first, so that its configuration of the log is the one that counts.
    jars.sort((a, b) -> Boolean.compare(Files.isDirectory(a), Files.isDirectory(b)));
    return start.arguments(jars, moreFlags);
  }

  private List<Path> found(String pattern) {
    var path = root.resolve(pattern);
    var parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw notBuilt(pattern);
    }
    try (var files = Files.newDirectoryStream(parent, path.getFileName().toString())) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      if (found.isEmpty()) {
        throw notBuilt(pattern);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BenchException notBuilt(String pattern) {
    return new BenchException(root + " was not built: it has no " + pattern);
  }

  /// The checkout in one line, for the head of a table.
  String text() {
    return "%s, commit %s".formatted(root, Machine.commit(root));
  }
}
