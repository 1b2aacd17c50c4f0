package io.penstock.ingress.publish;

import io.penstock.schemas.RawHeaders;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignedTime;
import java.util.LinkedHashSet;
import java.util.List;

/// The HTTP headers that records of one recipe keep: those that verify the body, and those worth
/// keeping beside.
record KeptHeaders(List<Kept> all) {
  private static final List<String> BESIDE = List.of("user-agent", "x-request-id");

  /// A header that is kept.
  ///
  /// @param name in lower case
  /// @param key under which it stands in a record
  record Kept(String name, String key) {
    Kept(String name) {
      this(name, RawHeaders.HTTP_PREFIX + name);
    }
  }

  static KeptHeaders of(Recipe recipe) {
    var names = new LinkedHashSet<String>();
    var signature = recipe.signature();
    names.add(signature.header());
    if (signature.time() != null
        && signature.time().source() instanceof SignedTime.Source.Header(var name)) {
      names.add(name);
    }
    names.addAll(recipe.webhookId().headers());
    names.addAll(BESIDE);
    return new KeptHeaders(names.stream().map(Kept::new).toList());
  }
}
