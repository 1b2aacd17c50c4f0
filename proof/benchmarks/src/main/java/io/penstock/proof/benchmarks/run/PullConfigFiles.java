package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.api.BenchmarkApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The configuration files of an ingress with one connection that can be pulled.
///
/// @param directory where they are written
record PullConfigFiles(Path directory) {
  /// The recipe of an API that is asked for single entities alone.
  static final String SINGLE = "bench-single";

  /// The recipe of an API that is asked for lists alone.
  static final String LIST = "bench-list";

  /// The content of the token file.
  private static final String TOKEN = "bench";

  /// Rates that never limit: the highest that a recipe can have.
  private static final String APIS =
      """
      apis:
        %s:
          base-url: http://127.0.0.1
          paging: {style: page, page: page, last: /meta/last_page}
          entity-id: [/id]
          changed-at: [/updatedAt]
          rate: {per-minute: 100000, at-once: 16}
          types: {purchase_order: {single: "/orders/{id}"}}
        %s:
          base-url: http://127.0.0.1
          paging: {style: page, page: page, last: /meta/last_page, size: size, size-value: %d}
          entity-id: [/id]
          changed-at: [/updatedAt]
          rate: {per-minute: 100000, at-once: 16}
          timeout: 2m
          types: {purchase_order: {list: /orders}}
      """
          .formatted(SINGLE, LIST, BenchmarkApi.PAGE_ENTITIES);

  /// Writes the files.
  ///
  /// @param connection the connection that can be pulled
  /// @param recipe [#SINGLE] or [#LIST]
  /// @param others text of a connections file with the other connections
  /// @return the settings that name the files
  Map<String, String> write(String connection, String recipe, URI api, String others) {
    var pulled =
        "  %s: {recipe: makini, secrets: [bench], api: %s, api-url: %s, token: bench}%n"
            .formatted(connection, recipe, api);
    try {
      var tokens = Files.createDirectories(directory.resolve("tokens"));
      Files.writeString(tokens.resolve("bench"), TOKEN);
      var connections = Files.writeString(directory.resolve("connections.yaml"), others + pulled);
      var apis = Files.writeString(directory.resolve("apis.yaml"), APIS);
      return Map.of(
          "PENSTOCK_CONNECTIONS_FILE", connections.toString(),
          "PENSTOCK_APIS_FILE", apis.toString(),
          "PENSTOCK_TOKENS_DIR", tokens.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
