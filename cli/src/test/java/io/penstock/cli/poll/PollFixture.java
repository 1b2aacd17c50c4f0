package io.penstock.cli.poll;

import io.penstock.cli.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of an ingress with one connection, `conn-42`, without any token.
record PollFixture(Path directory) {

  /// A connection with these members beside its recipe and its secret.
  static PollFixture with(Path directory, String members) {
    var fixture = new PollFixture(directory);
    fixture.write("secrets/current", "makini-test-secret");
    fixture.write(
        "connections.yaml",
        "connections: {conn-42: {recipe: makini, secrets: [current]%s}}\n"
            .formatted(members.isEmpty() ? "" : ", " + members));
    return fixture;
  }

  PollFixture apis(String yaml) {
    return write("apis.yaml", yaml);
  }

  /// Runs `poll` for the connection, checked against the files.
  CommandRun poll(String... more) {
    var args = new ArrayList<>(List.of("poll", "--connection", "conn-42"));
    args.addAll(List.of("--connections", directory.resolve("connections.yaml").toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private PollFixture write(String name, String content) {
    try {
      var file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
