package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes answers to a socket, with the faults of their delivery.
final class AnswerWriter {
  /// Maximum length of an answer without end, in bytes.
  static final long ENDLESS_BYTES_MAX = 1L << 30;

  private static final int BLANKS = 8192;

  private final ClientSocket socket;

  AnswerWriter(ClientSocket socket) {
    this.socket = socket;
  }

  /// Writes an answer. Returns whether the socket can be used for another request.
  ///
  /// @param fault the fault of the delivery; null if it has none
  /// @param last called before the last byte is written, so that it happens before the client has
  ///   the answer
  boolean write(ApiAnswer answer, ApiFault.@Nullable InDelivery fault, Runnable last)
      throws IOException, InterruptedException {
    var out = socket.out();
    var body = answer.body().getBytes(UTF_8);
    switch (fault) {
      case ApiFault.Silence() -> socket.awaitClient();
      case ApiFault.Truncated() -> {
        out.write(head(answer, "Content-Length: " + body.length));
        out.write(body, 0, body.length / 2);
        last.run();
      }
      case ApiFault.Endless() -> {
        out.write(head(answer, "Transfer-Encoding: chunked"));
        writeEndless(body, out);
      }
      case ApiFault.Trickle(int bytes, var pause) -> {
        var all = whole(answer, body);
        for (int from = 0; from < all.length; from += bytes) {
          if (all.length - from <= bytes) {
            last.run();
          }
          out.write(all, from, Math.min(bytes, all.length - from));
          Thread.sleep(pause);
        }
      }
      case null -> {
        var all = whole(answer, body);
        out.write(all, 0, all.length - 1);
        last.run();
        out.write(all, all.length - 1, 1);
      }
    }
    return fault == null || fault instanceof ApiFault.Trickle;
  }

  private static void writeEndless(byte[] body, OutputStream out) throws IOException {
    writeChunk(body, out);
    var blanks = new byte[BLANKS];
    Arrays.fill(blanks, (byte) ' ');
    for (long sent = 0; sent < ENDLESS_BYTES_MAX; sent += BLANKS) {
      writeChunk(blanks, out);
    }
  }

  private static void writeChunk(byte[] chunk, OutputStream out) throws IOException {
    out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1));
    out.write(chunk);
    out.write("\r\n".getBytes(ISO_8859_1));
  }

  private static byte[] whole(ApiAnswer answer, byte[] body) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head(answer, "Content-Length: " + body.length));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static byte[] head(ApiAnswer answer, String length) {
    var head = new StringBuilder("HTTP/1.1 %d Status\r\n".formatted(answer.status()));
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append(length).append("\r\n\r\n").toString().getBytes(ISO_8859_1);
  }
}
