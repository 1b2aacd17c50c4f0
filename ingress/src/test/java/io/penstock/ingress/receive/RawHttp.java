package io.penstock.ingress.receive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.ingress.fixture.Eventually;
import io.penstock.ingress.fixture.Sender;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One connection of a sender that says exactly what the test wants it to.
final class RawHttp implements AutoCloseable {
  static final int ANSWER_MAX_MS = Math.toIntExact(Eventually.MAX.toMillis());
  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final Socket socket;
  private final InputStream in;

  RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(ANSWER_MAX_MS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// An answer as it came; header names in lower case.
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// A whole request with a good signature.
  static String signed(String connection, String body, String... headers) {
    return signedWith(Sender.SECRET, connection, body, headers);
  }

  /// The same with another secret.
  static String signedWith(String secret, String connection, String body, String... headers) {
    return post(
        connection,
        body,
        ("X-Webhook-Signature: "
            + Sender.sign(secret, body.getBytes(ISO_8859_1))
            + "\r\n"
            + lines(headers)));
  }

  /// A whole request with only these headers beside `Host` and `Content-Length`.
  static String unsigned(String connection, String body, String... headers) {
    return post(connection, body, lines(headers));
  }

  private static String post(String connection, String body, String headers) {
    return "POST /webhooks/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(connection, body.length(), headers, body);
  }

  private static String lines(String... headers) {
    return String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList());
  }

  RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /// Sends until the peer takes no more of it.
  RawHttp sendWhileTaken(String text, int times) {
    try {
      for (int i = 0; i < times; i++) {
        send(text);
      }
    } catch (IOException _) {
      // Closed on us: what was answered before is still there to read.
    }
    return this;
  }

  Answer exchange(String text) throws IOException {
    return send(text).answer();
  }

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

  /// An answer byte for byte.
  String wholeAnswer() throws IOException {
    var whole = new StringBuilder();
    while (whole.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("closed after \"" + whole + "\"");
      }
      whole.append((char) next);
    }
    var length = CONTENT_LENGTH.matcher(whole);
    var body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    return whole.append(new String(body, ISO_8859_1)).toString();
  }

  /// Whether the peer has closed the connection, waiting for it to.
  boolean closed() {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether nothing comes for a moment.
  boolean silent() throws IOException {
    socket.setSoTimeout(150);
    try {
      in.mark(1);
      in.read();
      in.reset();
      return false;
    } catch (SocketTimeoutException _) {
      return true;
    } finally {
      socket.setSoTimeout(ANSWER_MAX_MS);
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("closed after \"" + line + "\"");
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
