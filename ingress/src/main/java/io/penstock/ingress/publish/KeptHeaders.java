package io.penstock.ingress.publish;

import io.penstock.schemas.RawHeaders;
import io.penstock.settings.Recipe;
import io.penstock.settings.SignedTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The HTTP headers that records of one recipe keep: those that verify the body, and those worth
/// keeping beside.
///
/// @param keys under which they stand in a record, by their lower-case names
record KeptHeaders(Map<String, String> keys) {
  private static final List<String> BESIDE = List.of("user-agent", "x-request-id");

  static KeptHeaders of(Recipe recipe) {
    var kept = new KeptHeaders(new LinkedHashMap<>());
    var signature = recipe.signature();
    kept.add(signature.header());
    if (signature.time() != null
        && signature.time().source() instanceof SignedTime.Source.Header(var name)) {
      kept.add(name);
    }
    recipe.webhookId().headers().forEach(kept::add);
    BESIDE.forEach(kept::add);
    return kept;
  }

  private void add(String name) {
    keys.put(name, RawHeaders.HTTP_PREFIX + name);
  }
}
