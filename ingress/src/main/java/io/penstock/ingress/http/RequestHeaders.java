package io.penstock.ingress.http;

import io.penstock.senders.signature.Headers;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request's headers as Vert.x holds them.
public record RequestHeaders(MultiMap map, HeaderNames names) implements Headers {

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
