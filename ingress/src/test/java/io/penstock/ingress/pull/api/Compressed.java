package io.penstock.ingress.pull.api;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Answers that grow when they are decompressed.
final class Compressed {
  private Compressed() {}

  /// A text of the letter `a`.
  ///
  /// @param encoding `gzip` or `deflate`
  /// @param length the length of the text
  static Buffer of(String encoding, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'a');
    var compressed = new ByteArrayOutputStream();
    try (var out = stream(encoding, compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Buffer.buffer(compressed.toByteArray());
  }

  private static OutputStream stream(String encoding, OutputStream out) throws IOException {
    return encoding.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out);
  }
}
