package io.penstock.proof.benchmarks.loadgenerator;

import java.util.List;
import java.util.Locale;

/// What is sent, and how.
///
/// @param bodyBytes how long each body is
/// @param connections how many are open at once
/// @param closing whether each request has a connection of its own
/// @param perSecond requests that fall due each second, whatever is answered (an open loop); 0
///   where each connection sends again once it has its answer (a closed one)
public record LoadShape(int bodyBytes, int connections, boolean closing, int perSecond) {
  /// What all else is held against: keep-alive connections of a busy sender, bodies of 1 KiB.
  public static final LoadShape USUAL = new LoadShape(1024, 64, false, 0);

  /// The same with other bodies.
  public LoadShape withBodyBytes(int bytes) {
    return new LoadShape(bytes, connections, closing, perSecond);
  }

  /// The same with other connections.
  public LoadShape withConnections(int count) {
    return new LoadShape(bodyBytes, count, closing, perSecond);
  }

  /// The same with a connection for each request.
  public LoadShape withClosing() {
    return new LoadShape(bodyBytes, connections, true, perSecond);
  }

  /// The same, due at a rate.
  public LoadShape withPerSecond(int rate) {
    return new LoadShape(bodyBytes, connections, closing, rate);
  }

  /// It in words.
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

  /// It as arguments of a process.
  public List<String> arguments() {
    return List.of(
        Integer.toString(bodyBytes),
        Integer.toString(connections),
        Boolean.toString(closing),
        Integer.toString(perSecond));
  }

  /// What [#arguments] says.
  static LoadShape of(List<String> arguments) {
    return new LoadShape(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Boolean.parseBoolean(arguments.get(2)),
        Integer.parseInt(arguments.get(3)));
  }
}
