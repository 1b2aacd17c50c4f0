package io.penstock.settings;

import java.util.Map;
import java.util.regex.Pattern;

/// The setting `kafka.bootstrap.servers`, which every service must be given.
public final class BrokerAddresses {
  private static final String SERVERS = "bootstrap.servers";
  private static final Pattern ADDRESSES =
      Pattern.compile("\\s*[^\\s,]+:[0-9]{1,5}\\s*(,\\s*[^\\s,]+:[0-9]{1,5}\\s*)*");

  private BrokerAddresses() {}

  /// Finds a problem where they are missing or one has no port.
  ///
  /// @param kafka client settings by Kafka's own names
  public static void check(Map<String, String> kafka, Problems problems) {
    var servers = kafka.get(SERVERS);
    if (servers == null || !ADDRESSES.matcher(servers).matches()) {
      var given = servers == null ? "missing" : "\"" + servers + "\"";
      var expected = "expected host:port, or several joined by commas";
      problems.add(new Problem("settings", "kafka." + SERVERS, given, expected, null));
    }
  }
}
