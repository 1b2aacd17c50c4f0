package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// A file of entities, one JSON object a line: `{"type":"purchase_order","content":{...}}`.
///
/// Each entity belongs to the connection whose generation its content has: `id` is the fourth
/// generation's, `key` the third's.
final class EntityFile {
  /// Maximum number of lines.
  static final int LINES_MAX = 100_000;

  private EntityFile() {}

  /// Puts the entities of a file into a source.
  ///
  /// @param connections the connections that get the entities of their generation
  /// @throws IOException if the file can't be read, or a line is wrong
  static void load(Path file, ApiSource source, List<ApiConnection> connections, Instant now)
      throws IOException {
    try (var lines = Files.lines(file, UTF_8)) {
      int number = 0;
      for (var line : (Iterable<String>) lines.limit(LINES_MAX + 1L)::iterator) {
        number++;
        var entity = number > LINES_MAX ? Optional.<Line>empty() : Line.of(line);
        if (entity.isEmpty()) {
          throw new IOException(
              "%s, line %d: expected at most %d lines such as %s"
                  .formatted(
                      file,
                      number,
                      LINES_MAX,
                      "{\"type\":\"purchase_order\",\"content\":{\"key\":\"1\"}}"));
        }
        entity.get().put(source, connections, now);
      }
    }
  }

  private record Line(ApiGeneration generation, EntityType type, String id, Json.Obj content) {

    static Optional<Line> of(String text) {
      if (!(JsonReader.read(text.getBytes(UTF_8)) instanceof Reading.Document(Json.Obj line))
          || !(line.member("type") instanceof Json.Str(var name))
          || !(line.member("content") instanceof Json.Obj content)) {
        return Optional.empty();
      }
      var type = EntityTypes.of(name);
      for (var generation : ApiGeneration.values()) {
        if (type != null && content.member(generation.id()) instanceof Json.Str(var id)) {
          return Optional.of(new Line(generation, type, id, content));
        }
      }
      return Optional.empty();
    }

    void put(ApiSource source, List<ApiConnection> connections, Instant now) {
      for (var connection : connections) {
        if (connection.generation() == generation) {
          source.put(
              new SourceEntity(connection.id(), type, id),
              now,
              ApiAnswer.text(content),
              changedAt(now));
        }
      }
    }

    private Instant changedAt(Instant now) {
      try {
        return content.member(generation.changedAt()) instanceof Json.Str(var time)
            ? OffsetDateTime.parse(time).toInstant()
            : now;
      } catch (DateTimeException _) {
        return now;
      }
    }
  }
}
