package io.penstock.standalone.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.standalone.bridge.Eventually;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// One connection to the data port that carries exactly the bytes a test wants.
final class Wire implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /// As many moments as a test waits for the end of a connection to which it goes on sending.
  static final int MOMENTS_MAX = Math.toIntExact(Eventually.MAX.dividedBy(MOMENT));

  private final Socket socket;
  private final InputStream in;

  /// In the clear.
  Wire(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /// Over one that is open.
  Wire(Socket open) throws IOException {
    socket = open;
    socket.setSoTimeout(Math.toIntExact(Eventually.MAX.toMillis()));
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// An answer; header names in lower case.
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /// Whether nothing can follow on this connection.
    boolean last() {
      return header("connection").equalsIgnoreCase("close");
    }

    /// What the problem is called; empty where there is none.
    String label() {
      return body.contains("urn:penstock:")
          ? body.replaceAll("(?s).*urn:penstock:([a-z-]+).*", "$1")
          : "";
    }
  }

  Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  /// Sends as much of it as the peer takes.
  Wire sendWhileTaken(byte[] bytes) {
    try {
      return send(bytes);
    } catch (IOException _) {
      // Closed on us: what was answered before is still there to read.
      return this;
    }
  }

  Wire sendWhileTaken(String text) {
    return sendWhileTaken(text.getBytes(ISO_8859_1));
  }

  /// Sends a piece every moment until the peer answers or closes the connection.
  ///
  /// @return how many pieces it took before that; `max` where the peer went on listening
  int trickle(String piece, int max) throws IOException {
    for (int sent = 0; sent < max; sent++) {
      try {
        send(piece);
      } catch (IOException _) {
        return sent;
      }
      LockSupport.parkNanos(MOMENT.toNanos());
      if (in.available() > 0) {
        return sent;
      }
    }
    return max;
  }

  /// Ends what is sent (FIN), where the peer has not closed yet; answers can still be read.
  void end() {
    try {
      socket.shutdownOutput();
    } catch (IOException _) {
      // It is gone already.
    }
  }

  /// The next answer; an interim one (1xx) counts.
  ///
  /// @throws IOException where none comes
  Answer answer() throws IOException {
    var status = line();
    var headers = new TreeMap<String, String>();
    for (var next = line(); !next.isEmpty(); next = line()) {
      var colon = next.indexOf(':');
      headers.put(
          next.substring(0, colon).toLowerCase(Locale.ROOT), next.substring(colon + 1).strip());
    }
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = new String(in.readNBytes(length), ISO_8859_1);
    return new Answer(Integer.parseInt(status.substring(9, 12)), headers, body);
  }

  /// All answers there are until the peer closes the connection, waiting for it to.
  List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    try {
      while (true) {
        answers.add(answer());
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("not closed after " + answers, e);
    } catch (IOException _) {
      return answers;
    }
  }

  /// The next bytes, as they come; fewer where the connection is closed before.
  byte[] bytes(int count) throws IOException {
    return in.readNBytes(count);
  }

  /// Whether the peer has closed the connection, waiting for it to; what it still sends counts as
  /// not closed.
  boolean closed() {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  /// Whether the peer has closed it in order (FIN), waiting for it to: a reset may destroy what was
  /// answered before.
  boolean closedInOrder() {
    try {
      return in.read() < 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// Ends it with a reset, as a sender that crashed.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("closed after \"" + line.toString(ISO_8859_1) + "\"");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
