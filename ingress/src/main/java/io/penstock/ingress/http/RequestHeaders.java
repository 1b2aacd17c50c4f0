package io.penstock.ingress.http;

import io.penstock.senders.signature.Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request's headers as Vert.x holds them.
public record RequestHeaders(MultiMap map, HeaderNames names) implements Headers {
  /// The names that headers are asked for by, our own and those of the recipes, as texts that know
  /// their hash: each is looked for in every request. For one loop.
  public static final class HeaderNames {
    private final Map<String, CharSequence> known = new HashMap<>();

    CharSequence of(String name) {
      var text = known.get(name);
      return text == null ? known.computeIfAbsent(name, HttpHeaders::createOptimized) : text;
    }
  }

  /// What one header takes up beside its characters, in bytes: an entry and two strings.
  private static final int ENTRY_BYTES = 128;

  /// What they take up, in bytes.
  public int room() {
    var room = 0;
    for (var header : map) {
      room += ENTRY_BYTES + header.getKey().length() + header.getValue().length();
    }
    return room;
  }

  /// Whether the sender waits to be told to go on before it sends the body.
  public boolean expectContinue() {
    return "100-continue".equalsIgnoreCase(first("expect"));
  }

  @Override
  public List<String> values(String name) {
    return map.getAll(names.of(name));
  }

  @Override
  public @Nullable String first(String name) {
    return map.get(names.of(name));
  }
}
