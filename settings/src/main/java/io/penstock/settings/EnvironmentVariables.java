package io.penstock.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Settings as environment variables: `PENSTOCK_HTTP_PORT` sets `http.port`.
final class EnvironmentVariables {
  private static final String PREFIX = "PENSTOCK_";

  /// Not a setting: the variable selects the Kafka of the tests.
  private static final Set<String> FOREIGN = Set.of("PENSTOCK_KAFKA");

  /// Variables that Kubernetes adds to a pod for a service whose name starts with `penstock`
  /// (kubernetes.io/docs, "Environment variables" of a Service).
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.+)?)");

  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private EnvironmentVariables() {}

  /// The variables that start with `PENSTOCK_`, by the key they set, in the order of their names. A
  /// name with lower-case letters sets no key; its variable is returned under its own name.
  static Map<String, Yaml.Member> read(Map<String, String> environment) {
    var settings = new LinkedHashMap<String, Yaml.Member>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !FOREIGN.contains(name)) {
                var place = SourceLocation.whole(name);
                var member = new Yaml.Member(place, new Yaml.Scalar(place, value));
                settings.put(capital(name) ? key(name) : name, member);
              }
            });
    return settings;
  }

  /// The problem for a variable that sets no known key.
  ///
  /// @param known the keys that may be suggested
  static Problem unknown(Yaml.Member variable, Collection<String> known) {
    var name = variable.named().source();
    if (variable.value() instanceof Yaml.Scalar(_, var value) && serviceLink(name, value)) {
      return new Problem(
          name,
          "the variable",
          "no setting but a Kubernetes service link",
          "set enableServiceLinks: false in the pod",
          null);
    }
    var nearest = Suggestion.nearest(key(name), known);
    var suggestion = nearest == null ? null : name(nearest);
    return Problem.unknown(variable.named(), "the variable", suggestion);
  }

  private static String key(String name) {
    return name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static String name(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private static boolean serviceLink(String name, String value) {
    return SERVICE_LINK.matcher(name).matches() || ADDRESS.matcher(value).matches();
  }

  private static boolean capital(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }
}
