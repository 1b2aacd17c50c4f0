package io.penstock.ingress.operate.samples;

import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.SignatureScheme;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request's headers as a sample shows them: a line `Name: value` each, dots where the value is a
/// secret itself.
///
/// @param hidden the names of those, in lower case
record SampledHeaders(Set<String> hidden) {
  static final String DOTS = "......";

  /// Headers that hold credentials whatever is configured; the last is the built-in token recipe's.
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "x-webhook-token");

  /// What must not be shown while these connections are in use: their tokens stand in headers too.
  static SampledHeaders of(Connections connections) {
    var tokens =
        connections
            .all()
            .map(connection -> connection.recipe().signature())
            .filter(signature -> signature.algorithm() == Algorithm.TOKEN)
            .map(SignatureScheme::header);
    return new SampledHeaders(
        Stream.concat(CREDENTIALS.stream(), tokens).collect(Collectors.toSet()));
  }

  String text(Iterable<Map.Entry<String, String>> headers) {
    var text = new StringBuilder();
    for (var header : headers) {
      var secret = hidden.contains(header.getKey().toLowerCase(Locale.ROOT));
      text.append(header.getKey()).append(": ");
      text.append(secret ? DOTS : header.getValue()).append('\n');
    }
    return text.toString();
  }
}
