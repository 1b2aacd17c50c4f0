package io.penstock.ingress.verify;

import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.makini;
import static io.penstock.proof.fixtures.senders.Makini.secret;

import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Snapshots of connections that sign in ways chosen by chance, and requests that none of them
/// signed.
final class RandomSenders {
  private static final List<String> SIGNING = List.of("x-sig", "x-other-sig");
  private static final List<String> IDS = List.of("x-id", "x-other-id");
  private static final String TIME = "x-time";

  private final SplittableRandom random;

  RandomSenders(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// Connections `c0`, `c1`, ..., perhaps a wildcard, of fewer recipes than connections.
  Connections snapshot() {
    var recipes =
        IntStream.rangeClosed(0, random.nextInt(6)).mapToObj(i -> recipe("recipe-" + i)).toList();
    var all = new ArrayList<Connection>();
    for (int i = 0; i <= random.nextInt(3, 8); i++) {
      all.add(connection("c" + i, pick(recipes)));
    }
    if (random.nextInt(3) == 0) {
      all.add(connection(Connection.WILDCARD, pick(recipes)));
    }
    return connections(all.toArray(Connection[]::new));
  }

  private Connection connection(String id, Recipe recipe) {
    var keys =
        IntStream.rangeClosed(0, random.nextInt(Connection.KEYS_MAX))
            .mapToObj(
                i -> new SigningKey("key-" + i, secret((id + i).repeat(random.nextInt(1, 200)))))
            .toList();
    var state = random.nextInt(4) == 0 ? Connection.State.DISCONNECTED : Connection.State.ACTIVE;
    return DefaultConnection.of(id, recipe, keys, state);
  }

  private Recipe recipe(String name) {
    var algorithm = pick(List.of(Algorithm.values()));
    var token = algorithm == Algorithm.TOKEN;
    var format = format();
    var time = token ? null : time(format);
    var signature =
        new SignatureScheme(
            pick(SIGNING),
            format,
            algorithm,
            token ? Encoding.TEXT : pick(List.of(Encoding.HEX, Encoding.BASE64, Encoding.AUTO)),
            SecretEncoding.UTF8,
            token ? SignedContent.BODY : content(time != null),
            time);
    return new Recipe(
        name,
        signature,
        new ValueLocations(List.of("x-connection"), List.of(JsonPointer.of("/connection"))),
        new ValueLocations(random.nextBoolean() ? IDS : IDS.reversed(), List.of()),
        makini().layout());
  }

  private SignatureFormat format() {
    return switch (random.nextInt(4)) {
      case 0 -> new SignatureFormat.Bare();
      case 1 -> new SignatureFormat.Prefix("v1=");
      case 2 -> new SignatureFormat.Csv("v1");
      default -> new SignatureFormat.Listed("v1");
    };
  }

  private SignedContent content(boolean timed) {
    var templates =
        List.of("{body}", "{id}.{body}", "v0:{id}:{/data}", "{/data}{/at}", "{body}.{id}.{id}");
    var timedTemplates = List.of("{timestamp}.{body}", "{id}.{timestamp}.{/data}", "{body}");
    return Objects.requireNonNull(SignedContent.read(pick(timed ? timedTemplates : templates)));
  }

  private @Nullable SignedTime time(SignatureFormat format) {
    SignedTime.Source source =
        switch (random.nextInt(5)) {
          case 0, 1 -> new SignedTime.Source.Header(TIME);
          case 2 -> new SignedTime.Source.Member(JsonPointer.of("/at"));
          case 3 ->
              format instanceof SignatureFormat.Csv
                  ? new SignedTime.Source.Pair("t")
                  : new SignedTime.Source.Header(TIME);
          default -> null;
        };
    return source == null
        ? null
        : new SignedTime(
            source,
            pick(List.of(SignedTime.Unit.values())),
            Duration.ofMinutes(random.nextInt(1, 3)),
            SignedTime.TOLERANCE);
  }

  /// Headers of a request: no signature in them is any connection's.
  Map<String, List<String>> headers() {
    var headers = new HashMap<String, List<String>>();
    SIGNING.forEach(name -> put(headers, name, signatures()));
    IDS.forEach(name -> put(headers, name, "m".repeat(pick(List.of(0, 7, 64, 300, 9_000)))));
    put(headers, TIME, moment());
    return headers;
  }

  private void put(Map<String, List<String>> headers, String name, String value) {
    if (random.nextInt(5) > 0) {
      headers.put(name, random.nextInt(40) == 0 ? List.of(value, value) : List.of(value));
    }
  }

  private String moment() {
    return pick(
        List.of(
            "1767323045", "1767323045000", "2026-01-02T03:04:05Z", "noon", "", "9".repeat(5_000)));
  }

  private String signatures() {
    var several =
        IntStream.rangeClosed(0, random.nextInt(pick(List.of(1, 3, 20))))
            .mapToObj(_ -> signature());
    return switch (random.nextInt(4)) {
      case 0 -> signature();
      case 1 -> "v1=" + signature();
      case 2 ->
          "t="
              + moment()
              + ","
              + several.map(each -> "v1=" + each).collect(Collectors.joining(","));
      default -> several.map(each -> "v1," + each).collect(Collectors.joining(" "));
    };
  }

  private String signature() {
    var bytes = new byte[pick(List.of(0, 20, 32, 64, 33))];
    random.nextBytes(bytes);
    return switch (random.nextInt(4)) {
      case 0 -> "A".repeat(pick(List.of(1, 44, 4_096, 4_097)));
      case 1 -> java.util.Base64.getEncoder().encodeToString(bytes);
      default -> HexFormat.of().formatHex(bytes);
    };
  }

  /// A body that names a connection; of one length whichever it names, if their ids are.
  String body(int form, String connection) {
    return switch (form) {
      case 0 ->
          "{\"connection\":\"%s\",\"at\":1767323045,\"data\":{\"k\":[1,\"ü\"]}}"
              .formatted(connection);
      case 1 ->
          "{\"connection\":\"%s\",\"at\":\"%s\",\"data\":1}".formatted(connection, "x".repeat(500));
      case 2 ->
          "{\"at\":\"2026-01-02T03:04:05Z\",\"connection\":\"%s\",\"at\":2}".formatted(connection);
      default -> "no JSON, %s".formatted(connection);
    };
  }

  int form() {
    return random.nextInt(4);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
