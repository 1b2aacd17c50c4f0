package io.penstock.settings.service;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.LinkedHashMap;

/// The readiness of a service: whether it can do its work now.
public sealed interface Readiness {

  /// The service can do its work.
  record Ready() implements Readiness {}

  /// The service can't do its work.
  ///
  /// @param reason what is missing and what the operator should do
  record Unready(String reason) implements Readiness {}

  /// The HTTP status of `/health/ready`.
  default int status() {
    return switch (this) {
      case Ready() -> 200;
      case Unready _ -> 503;
    };
  }

  /// The body of `/health/ready`: `{"status":"ready"}`, or `unready` with the reason.
  default byte[] json() {
    var members = new LinkedHashMap<String, Json>();
    switch (this) {
      case Ready() -> members.put("status", new Json.Str("ready"));
      case Unready(var reason) -> {
        members.put("status", new Json.Str("unready"));
        members.put("reason", new Json.Str(reason));
      }
    }
    return JsonWriter.write(new Json.Obj(members));
  }
}
