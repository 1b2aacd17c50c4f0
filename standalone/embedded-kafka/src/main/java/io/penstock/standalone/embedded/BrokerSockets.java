package io.penstock.standalone.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/// The broker's two listening sockets on the loopback address, bound before Kafka starts.
///
/// So the ports are known, no other process can take them in between, and a port in use is detected
/// early. Kafka itself detects it late and then ends the process.
final class BrokerSockets implements ServerSocketFactory, AutoCloseable {
  static final String CONTROLLER = "CONTROLLER";
  static final String CLIENTS = "PLAINTEXT";
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int BACKLOG_MAX = 50;

  private final ServerSocketChannel clients;
  private final ServerSocketChannel controller;

  private BrokerSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
    this.clients = clients;
    this.controller = controller;
  }

  /// Binds both sockets.
  ///
  /// @param port the port for clients; 0 for any free port
  /// @throws KafkaStartException if the port can't be bound
  static BrokerSockets bind(int port) {
    try {
      var clients = listen(port);
      try {
        return new BrokerSockets(clients, listen(0));
      } catch (IOException e) {
        clients.close();
        throw e;
      }
    } catch (BindException e) {
      throw new KafkaStartException(
          "port "
              + port
              + " is in use: stop what listens there, or choose another with --kafka-port",
          e);
    } catch (IOException e) {
      throw new KafkaStartException("port " + port + " can't be opened: " + e.getMessage(), e);
    }
  }

  private static ServerSocketChannel listen(int port) throws IOException {
    var channel = ServerSocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG_MAX);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  InetSocketAddress clients() {
    return address(clients);
  }

  InetSocketAddress controller() {
    return address(controller);
  }

  private static InetSocketAddress address(ServerSocketChannel channel) {
    return new InetSocketAddress(LOOPBACK, channel.socket().getLocalPort());
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return listener.equals(CONTROLLER) ? controller : clients;
  }

  @Override
  public void close() throws IOException {
    try (clients;
        controller) {
      // Closes both, even if one fails. Kafka closes them too after it has started.
    }
  }
}
