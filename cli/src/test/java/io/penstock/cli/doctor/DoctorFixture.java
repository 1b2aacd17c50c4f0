package io.penstock.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.CommandRun;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an operator has before him: the services' files with one connection in them, and a refused
/// webhook.
record DoctorFixture(Path directory) {
  static final String SECRET = "makini-test-secret";

  /// A connection `conn-42` with the secret `current`, and a secret `old` that is not its own.
  static DoctorFixture with(Path directory, String recipe) {
    var office = new DoctorFixture(directory);
    office.secret("current", SECRET);
    office.secret("old", "the-secret-of-last-year");
    office.connection(recipe, "current");
    return office;
  }

  DoctorFixture secret(String name, String content) {
    return write("secrets/" + name, content.getBytes(UTF_8));
  }

  DoctorFixture connection(String recipe, String secrets) {
    var yaml = "connections: {conn-42: {recipe: %s, secrets: [%s]}}\n".formatted(recipe, secrets);
    return write("connections.yaml", yaml.getBytes(UTF_8));
  }

  DoctorFixture recipes(String yaml) {
    return write("recipes.yaml", yaml.getBytes(UTF_8));
  }

  DoctorFixture received(SignedRequest sent) {
    return write("headers", sent.headers().getBytes(UTF_8)).write("body", sent.body());
  }

  /// Asks the doctor.
  CommandRun asked(String... more) {
    return CommandRun.of(arguments(more));
  }

  /// The diagnosis, and all that is said with it.
  Json.Obj diagnosed(String... more) {
    var args = new ArrayList<>(List.of(more));
    args.add("--json");
    var run = asked(args.toArray(String[]::new));
    if (JsonReader.read(run.out().getBytes(UTF_8))
        instanceof JsonReader.Reading.Document(Json.Obj told)) {
      return told;
    }
    throw new AssertionError(run.out() + run.err());
  }

  static String text(Json json, String pointer) {
    return json.at(JsonPointer.of(pointer)) instanceof Json.Str(var text) ? text : "";
  }

  String[] arguments(String... more) {
    var args =
        new ArrayList<>(
            List.of(
                "doctor",
                "--connection",
                "conn-42",
                "--connections",
                directory.resolve("connections.yaml").toString(),
                "--secrets",
                directory.resolve("secrets").toString(),
                "--headers",
                directory.resolve("headers").toString(),
                "--body",
                directory.resolve("body").toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  DoctorFixture write(String name, byte[] content) {
    try {
      var file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
