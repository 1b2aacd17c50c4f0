package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulated API with one connection of purchase orders, on a clock moved by hand, and a client.
final class ServedWorld implements AutoCloseable {
  static final String ID = "conn-1";
  static final String ORDERS = "/api/erp/purchase-orders";
  static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
  static final long SEED = 7;

  final HandClock clock = new HandClock(START);
  final ApiSource source = new ApiSource();
  final SimulatedApi api;
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  String token;

  ServedWorld(ApiConnection connection) {
    api = SimulatedApi.start(0, source, List.of(connection), SEED, clock, System::nanoTime);
    token = api.issueTokens(connection.id()).access();
  }

  static ServedWorld of(ApiGeneration generation) {
    return new ServedWorld(ApiConnection.of(ID, generation));
  }

  /// Orders `po-1` to `po-<count>` that changed one second after each other, before the start.
  ServedWorld withOrders(int count) {
    for (int number = 1; number <= count; number++) {
      putOrder("po-" + number, START.minusSeconds(1000 - number));
    }
    return this;
  }

  /// A state of an order that takes effect now.
  void putOrder(String id, Instant changedAt) {
    source.put(entity(EntityTypes.PURCHASE_ORDER, id), clock.instant(), order(id), changedAt);
  }

  static String order(String id) {
    return "{\"key\":\"%s\",\"price\":1.50}".formatted(id);
  }

  static SourceEntity entity(EntityType type, String id) {
    return new SourceEntity(ID, type, id);
  }

  ApiFaults faults() {
    return api.faults(ID);
  }

  HttpResponse<String> get(String target) {
    return send(request(target).build());
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(api.address() + target))
        .timeout(Eventually.MAX)
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> refresh(String grantType, String refreshToken) {
    return send(
        HttpRequest.newBuilder(api.address().resolve("/link/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=" + grantType + "&refresh_token=" + refreshToken))
            .build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The keys of the rows that an answer lists.
  static List<String> keys(HttpResponse<String> response) {
    var keys = new ArrayList<String>();
    if (at(response, "/data") instanceof Json.Arr(var rows)) {
      rows.forEach(
          row ->
              keys.add(
                  row instanceof Json.Obj o && o.member("key") instanceof Json.Str(var key)
                      ? key
                      : "?"));
    }
    return keys;
  }

  /// The text of a value in an answer.
  static String text(HttpResponse<String> response, String pointer) {
    return switch (at(response, pointer)) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case null -> "null";
      default -> throw new AssertionError(response.body());
    };
  }

  private static @Nullable Json at(HttpResponse<String> response, String pointer) {
    if (JsonReader.read(response.body().getBytes(UTF_8)) instanceof Reading.Document(var json)) {
      return json.at(JsonPointer.of(pointer));
    }
    throw new AssertionError(response.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
    api.close();
  }
}
