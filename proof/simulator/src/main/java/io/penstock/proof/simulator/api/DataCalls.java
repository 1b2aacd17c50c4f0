package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers the calls for data from the source: `/api/<area>/<entities>` and
/// `/api/<area>/<entities>/<key>`.
///
/// Every area has every entity type: the areas of Makini's API overlap, and its documents differ.
final class DataCalls {
  private static final int NOT_FOUND = 404;
  private static final Set<String> AREAS = Set.of("eam", "erp", "wms");
  private static final Map<String, EntityType> TYPES =
      EntityTypes.ALL.stream().collect(Collectors.toMap(DataCalls::name, Function.identity()));

  private final ApiSource source;
  private final String origin;

  /// The answers from a source.
  ///
  /// @param origin scheme, host and port of the API
  DataCalls(ApiSource source, String origin) {
    this.source = source;
    this.origin = origin;
  }

  private static String name(EntityType type) {
    return type.apiPath().substring(type.apiPath().indexOf('/') + 1);
  }

  /// The answer to a call.
  ///
  /// @param asOf the time of the state that the call sees
  /// @param fault the fault of the content; null if it has none
  ApiAnswer answer(
      CallTarget target,
      ApiConnection connection,
      Instant asOf,
      ApiFault.@Nullable InContent fault) {
    var path = target.segments();
    var type = path.size() == 3 || path.size() == 4 ? TYPES.get(path.get(2)) : null;
    if (type == null || !AREAS.contains(path.get(1))) {
      return ApiAnswer.error(NOT_FOUND, "NOT_FOUND", "no such path");
    }
    if (connection.forbidden().contains(type)) {
      return ApiAnswer.error(403, "PERMISSION_DENIED", "the token has no permission");
    }
    return path.size() == 3
        ? list(target, connection, source.rows(connection.id(), type, asOf), fault)
        : single(new SourceEntity(connection.id(), type, path.getLast()), connection, asOf, fault);
  }

  private ApiAnswer single(
      SourceEntity entity,
      ApiConnection connection,
      Instant asOf,
      ApiFault.@Nullable InContent fault) {
    return switch (source.state(entity, asOf).orElse(new SourceState.Removed())) {
      case SourceState.Present(var json, _) ->
          altered("{\"data\":" + row(json, connection.generation(), fault) + "}", fault);
      case SourceState.Removed() ->
          ApiAnswer.error(
              fault instanceof ApiFault.Gone ? 410 : NOT_FOUND, "NOT_FOUND", "no such entity");
    };
  }

  private ApiAnswer list(
      CallTarget target,
      ApiConnection connection,
      List<SourceRow> rows,
      ApiFault.@Nullable InContent fault) {
    return switch (ListQuery.of(target.parameters(), connection)) {
      case ListQuery.Parsing.Invalid(var parameter) ->
          ApiAnswer.error(400, "INVALID_PARAMETER", "can't read " + parameter);
      case ListQuery.Parsing.Valid(var query) -> {
        var page = ServedPage.of(query, query.select(rows), connection.lists(), fault);
        var contents =
            page.rows().stream()
                .map(row -> row(row.json(), connection.generation(), fault))
                .toList();
        var body = new ListBody(origin, target, page);
        yield altered(
            switch (connection.lists()) {
              case PAGES -> body.pages(contents, connection.generation());
              case CURSOR -> body.cursor(contents);
            },
            fault);
      }
    };
  }

  private static String row(
      String json, ApiGeneration generation, ApiFault.@Nullable InContent fault) {
    return fault instanceof ApiFault.WithoutIds ? withoutId(json, generation) : json;
  }

  private static String withoutId(String json, ApiGeneration generation) {
    if (!(JsonReader.read(json.getBytes(UTF_8)) instanceof Reading.Document(Json.Obj entity))) {
      return json;
    }
    var members = new LinkedHashMap<>(entity.members());
    members.remove(generation.id());
    return ApiAnswer.text(new Json.Obj(members));
  }

  private static ApiAnswer altered(String body, ApiFault.@Nullable InContent fault) {
    return ApiAnswer.json(
        ApiAnswer.OK,
        switch (fault) {
          case ApiFault.NotJson() -> body.substring(0, body.length() / 2);
          case ApiFault.Oversized(int bytes) -> padded(body, bytes);
          case ApiFault.WithoutIds _, ApiFault.ShiftedRows _, ApiFault.Listing _, ApiFault.Gone _ ->
              body;
          case null -> body;
        });
  }

  /// The JSON object with one more member that makes it as long as asked for.
  private static String padded(String object, int bytes) {
    var open = object.substring(0, object.length() - 1);
    return open + ",\"padding\":\"" + "x".repeat(Math.max(0, bytes - open.length())) + "\"}";
  }
}
