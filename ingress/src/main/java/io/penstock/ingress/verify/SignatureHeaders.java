package io.penstock.ingress.verify;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.signature.Headers;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The headers in which the senders of one snapshot sign.
///
/// What an answer says of them depends on the request alone, so that it tells nobody which
/// connections there are, or how they sign.
final class SignatureHeaders {
  private final List<String> signatures;
  private final List<String> single;

  SignatureHeaders(Collection<Recipe> recipes) {
    Set<String> signing = new LinkedHashSet<>();
    Set<String> once = new LinkedHashSet<>();
    for (var recipe : recipes) {
      var signature = recipe.signature();
      signing.add(signature.header());
      once.add(signature.header());
      if (signature.signs().hasId()) {
        once.addAll(recipe.webhookId().headers());
      }
      if (signature.time() != null
          && signature.time().source() instanceof SignedTime.Source.Header(var name)) {
        once.add(name);
      }
    }
    this.signatures = List.copyOf(signing);
    this.single = List.copyOf(once);
  }

  /// Whether a request is signed in any of the ways there are.
  boolean presentIn(Headers headers) {
    for (var name : signatures) {
      var value = headers.first(name);
      if (value != null && !value.isBlank()) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of them, or of those that a signature covers, stands in a request twice: which of
  /// the two was signed would be a guess.
  boolean repeatedIn(Headers headers) {
    for (var name : single) {
      if (headers.values(name).size() > 1) {
        return true;
      }
    }
    return false;
  }
}
