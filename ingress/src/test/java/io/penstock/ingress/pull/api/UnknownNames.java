package io.penstock.ingress.pull.api;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/// A DNS server on this machine that knows no name: no test asks another one.
final class UnknownNames {

  /// A response, with recursion, that the name does not exist (RFC 1035, 4.1.1).
  private static final byte[] NO_SUCH_NAME = {(byte) 0x81, (byte) 0x83};

  private final DatagramSocket socket;

  private UnknownNames(DatagramSocket socket) {
    this.socket = socket;
    Thread.ofVirtual().start(this::serve);
  }

  static UnknownNames open() {
    try {
      return new UnknownNames(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[512], 512);
    try {
      while (!socket.isClosed()) {
        packet.setLength(512);
        socket.receive(packet);
        System.arraycopy(NO_SUCH_NAME, 0, packet.getData(), 2, 2);
        // The question alone: an additional record of the request would be counted, and left out.
        packet.getData()[11] = 0;
        packet.setLength(questionEnd(packet.getData()));
        socket.send(packet);
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private static int questionEnd(byte[] message) {
    var at = 12;
    while (message[at] != 0) {
      at += message[at] + 1;
    }
    return at + 5;
  }

  int port() {
    return socket.getLocalPort();
  }

  void close() {
    socket.close();
  }
}
