package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The socket of a client that speaks HTTP/1.1. A request that can't be read ends it.
///
/// The JDK's HTTP server writes the `Date` header itself and never sends a defective answer, so
/// this API reads and writes sockets.
final class ClientSocket {
  private static final int IDLE_MAX_MILLIS = 300_000;
  private static final int LINE_BYTES_MAX = 16_384;
  private static final int HEADERS_MAX = 100;

  private final InputStream in;
  private final OutputStream out;

  ClientSocket(Socket socket) throws IOException {
    socket.setSoTimeout(IDLE_MAX_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  OutputStream out() {
    return out;
  }

  /// The next request; empty if the client closed the socket.
  Optional<ReceivedRequest> read() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return Optional.empty();
    }
    in.reset();
    var words = line().split(" ", -1);
    if (words.length != 3 || !words[1].startsWith("/")) {
      throw new IOException("no request line");
    }
    var headers = headers();
    return Optional.of(new ReceivedRequest(words[0], words[1], headers, body(headers)));
  }

  /// Returns when the client closes the socket or sends more.
  void awaitClient() throws IOException {
    var _ = in.read();
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var parts = line.split(":", 2);
      if (parts.length != 2 || headers.size() == HEADERS_MAX) {
        throw new IOException("no header, or too many");
      }
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    return headers;
  }

  private String body(Map<String, String> headers) throws IOException {
    var length = headers.getOrDefault("content-length", "0");
    if (!length.matches("[0-9]{1,6}") || headers.containsKey("transfer-encoding")) {
      throw new IOException("expected a body of a known length up to 6 digits");
    }
    return new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() == LINE_BYTES_MAX) {
        throw new EOFException("a line without end");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
