package io.penstock.proof.benchmarks.client;

import java.util.List;
import java.util.Locale;

/// What is sent, and how.
///
/// @param bodyBytes how long each body is
/// @param connections how many are open at once
/// @param closing whether each request has a connection of its own
/// @param perSecond requests that fall due each second, whatever is answered (an open loop); 0
///   where each connection sends again once it has its answer (a closed one)
public record Shape(int bodyBytes, int connections, boolean closing, int perSecond) {
  /// What all else is held against: keep-alive connections of a busy sender, bodies of 1 KiB.
  public static final Shape USUAL = new Shape(1024, 64, false, 0);

  /// The same with other bodies.
  public Shape withBodyBytes(int bytes) {
    return new Shape(bytes, connections, closing, perSecond);
  }

  /// The same with other connections.
  public Shape withConnections(int count) {
    return new Shape(bodyBytes, count, closing, perSecond);
  }

  /// The same with a connection for each request.
  public Shape withClosing() {
    return new Shape(bodyBytes, connections, true, perSecond);
  }

  /// The same, due at a rate.
  public Shape withPerSecond(int rate) {
    return new Shape(bodyBytes, connections, closing, rate);
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
  static Shape of(List<String> arguments) {
    return new Shape(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Boolean.parseBoolean(arguments.get(2)),
        Integer.parseInt(arguments.get(3)));
  }
}
