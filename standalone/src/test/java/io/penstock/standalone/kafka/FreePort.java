package io.penstock.standalone.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A port of 127.0.0.1 for what can't choose one itself, because others must know it before.
public final class FreePort {
  private FreePort() {}

  /// One that was free a moment ago.
  public static int find() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
