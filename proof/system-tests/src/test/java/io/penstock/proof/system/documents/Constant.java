package io.penstock.proof.system.documents;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A constant of the services.
///
/// Read by reflection: a limit is its class's own business, and stays so although a table shows it.
///
/// @param type the name of its class, whole
record Constant(String type, String name) {
  private static final Pattern FILE =
      Pattern.compile("(schemas|senders|settings|ingress|processor)/src/main/java/(.+)\\.java");
  private static final Pattern LIMIT =
      Pattern.compile("\\b(?:int|long|Duration) ((?:[A-Z]+_)*MAX(?:_[A-Z]+)?) =");

  private static final List<Path> SOURCES =
      SourceTree.files(file -> FILE.matcher(file.toString()).matches());

  /// The constant that tables call by its class's simple name: `JsonReader.DEPTH_MAX`.
  static Constant named(String name) {
    var parts = name.split("\\.", -1);
    var found =
        SOURCES.stream()
            .filter(file -> file.getFileName().toString().equals(parts[0] + ".java"))
            .filter(file -> SourceTree.text(file).matches("(?s).*\\b" + parts[1] + " =.*"))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(name + " is a constant of " + found + ", expected one class");
    }
    return new Constant(type(found.getFirst()), parts[1]);
  }

  /// Every constant whose name ends as limits do.
  static List<Constant> limits() {
    return SOURCES.stream()
        .flatMap(
            file ->
                LIMIT
                    .matcher(SourceTree.text(file))
                    .results()
                    .map(limit -> new Constant(type(file), limit.group(1))))
        .toList();
  }

  /// Whether the services have this text as a whole, as they have each label.
  static boolean isLiteral(String text) {
    return SOURCES.stream().anyMatch(file -> SourceTree.text(file).contains('"' + text + '"'));
  }

  /// As tables call it.
  String shortName() {
    return type.replaceAll(".*\\.", "") + "." + name;
  }

  Amount amount() {
    try {
      var field = field(Class.forName(type));
      field.setAccessible(true);
      return Amount.of(name, field.get(null));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /// The one of the class itself, else of a class nested in it.
  private Field field(Class<?> outer) throws NoSuchFieldException {
    return Stream.concat(Stream.of(outer), Arrays.stream(outer.getDeclaredClasses()))
        .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchFieldException(shortName()));
  }

  private static String type(Path file) {
    return FILE.matcher(file.toString()).replaceFirst("$2").replace('/', '.');
  }
}
