package io.penstock.proof.benchmarks.loadgenerator;

import java.util.List;
import java.util.Locale;

/// The size, the connections and the rate of a load.
///
/// @param bodyBytes size of each body
/// @param connections number of connections that are open at once
/// @param closing whether each request has its own connection
/// @param perSecond requests that become due each second, independent of the responses (open loop);
///   0 if each connection sends again when it has its response (closed loop)
public record LoadShape(int bodyBytes, int connections, boolean closing, int perSecond) {
  /// The default load that other shapes are compared with: 64 keep-alive connections and bodies of
  /// 1 KiB.
  public static final LoadShape USUAL = new LoadShape(1024, 64, false, 0);

  /// The same shape with another body size.
  public LoadShape withBodyBytes(int bytes) {
    return new LoadShape(bytes, connections, closing, perSecond);
  }

  /// The same shape with another number of connections.
  public LoadShape withConnections(int count) {
    return new LoadShape(bodyBytes, count, closing, perSecond);
  }

  /// The same shape with a connection for each request.
  public LoadShape withClosing() {
    return new LoadShape(bodyBytes, connections, true, perSecond);
  }

  /// The same shape as an open loop with this rate.
  public LoadShape withPerSecond(int rate) {
    return new LoadShape(bodyBytes, connections, closing, rate);
  }

  /// The shape in words.
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s, %,d %s%s%s",
        size(bodyBytes),
        connections,
        connections == 1 ? "client" : "clients",
        closing ? ", a connection a request" : "",
        perSecond == 0 ? "" : String.format(Locale.ROOT, ", %,d due a second", perSecond));
  }

  private static String size(int bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " B";
  }

  /// The shape as arguments of a process.
  public List<String> arguments() {
    return List.of(
        Integer.toString(bodyBytes),
        Integer.toString(connections),
        Boolean.toString(closing),
        Integer.toString(perSecond));
  }

  /// Reads what [#arguments] returns.
  static LoadShape of(List<String> arguments) {
    return new LoadShape(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Boolean.parseBoolean(arguments.get(2)),
        Integer.parseInt(arguments.get(3)));
  }
}
