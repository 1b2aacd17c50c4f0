package io.penstock.proof.simulator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// The sockets of all clients, on a port of 127.0.0.1. Each has a virtual thread.
final class ClientSockets implements AutoCloseable {
  /// Maximum number of open sockets; further clients wait.
  static final int OPEN_MAX = 500;

  private static final int BACKLOG = 128;

  private final ServerSocket server;
  private final Semaphore free = new Semaphore(OPEN_MAX);
  private final Queue<RuntimeException> bugs = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("api-", 0).factory());

  private ClientSockets(ServerSocket server) {
    this.server = server;
  }

  /// Answers requests.
  interface Answering {
    /// Answers one request. Returns whether the socket can be used for another request.
    boolean answer(ReceivedRequest request, ClientSocket client)
        throws IOException, InterruptedException;
  }

  /// Binds the port; 0 for any free one. Clients wait until [#start].
  static ClientSockets bind(int port) {
    try {
      return new ClientSockets(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException("can't listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /// Starts to answer.
  void start(Answering answering) {
    var _ = threads.submit(() -> accept(answering));
  }

  private void accept(Answering answering) {
    try {
      while (true) {
        free.acquire();
        var socket = server.accept();
        try {
          var _ = threads.submit(() -> serve(socket, answering));
        } catch (RejectedExecutionException _) {
          socket.close();
        }
      }
    } catch (IOException | InterruptedException _) {
      // The API is closed.
    }
  }

  private void serve(Socket socket, Answering answering) {
    try (socket) {
      var client = new ClientSocket(socket);
      var open = true;
      while (open) {
        var request = client.read();
        open =
            request.isPresent()
                && answering.answer(request.get(), client)
                && !request.get().isLast();
      }
    } catch (IOException | InterruptedException _) {
      // The client or the API closed the socket.
    } catch (RuntimeException e) {
      bugs.add(e);
    } finally {
      free.release();
    }
  }

  /// Closes all sockets. No thread is left when this returns.
  ///
  /// @throws IllegalStateException if answering a request failed with a bug
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
      threads.close();
    }
    if (!bugs.isEmpty()) {
      throw new IllegalStateException("requests failed: " + bugs.size(), bugs.peek());
    }
  }
}
