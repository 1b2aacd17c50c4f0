package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The target of a request, decoded.
///
/// @param path the path, as received
/// @param segments the decoded segments of the path
/// @param parameters the decoded parameters of the query; of a repeated one, the last
record CallTarget(String path, List<String> segments, SequencedMap<String, String> parameters) {

  /// The parts of a target; empty if its percent-encoding is wrong.
  static Optional<CallTarget> of(String target) {
    var parts = target.split("\\?", 2);
    try {
      var segments =
          Arrays.stream(parts[0].substring(1).split("/", -1)).map(CallTarget::segment).toList();
      return Optional.of(
          new CallTarget(parts[0], segments, form(parts.length == 1 ? "" : parts[1])));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Decodes `application/x-www-form-urlencoded` text.
  ///
  /// @throws IllegalArgumentException if its percent-encoding is wrong
  static SequencedMap<String, String> form(String text) {
    var parameters = new LinkedHashMap<String, String>();
    for (var each : text.split("&", -1)) {
      if (!each.isEmpty()) {
        var parameter = each.split("=", 2);
        parameters.put(decoded(parameter[0]), parameter.length == 1 ? "" : decoded(parameter[1]));
      }
    }
    return parameters;
  }

  /// The target with another value of one parameter.
  String with(String parameter, int value) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(parameter, Integer.toString(value));
    return changed.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String segment(String text) {
    // In a path, a plus sign is no blank.
    return decoded(text.replace("+", "%2B"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
