package io.penstock.ingress.http;

import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;

/// The names that headers are asked for by, our own and those of the recipes, as texts that know
/// their hash: each is looked for in every request. For one loop.
public final class HeaderNames {
  private final Map<String, CharSequence> known = new HashMap<>();

  CharSequence of(String name) {
    var text = known.get(name);
    return text == null ? known.computeIfAbsent(name, HttpHeaders::createOptimized) : text;
  }
}
