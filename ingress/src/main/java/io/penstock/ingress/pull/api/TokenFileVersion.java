package io.penstock.ingress.pull.api;

import io.penstock.ingress.reload.FileStamp;
import io.penstock.senders.api.ApiToken;
import io.penstock.senders.api.TokenExpiry;
import io.penstock.senders.api.TokenFile;
import io.penstock.senders.api.TokenReading;
import io.penstock.senders.secret.SecretFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The content of a token file at one time. Its methods block, so they are called on worker
/// threads.
///
/// @param stamp taken before the file was read: what changed meanwhile is found by the next look
record TokenFileVersion(Path file, FileStamp stamp, TokenReading reading) {

  /// Reads the file.
  static TokenFileVersion read(Path file, TokenExpiry expiry) {
    var stamp = FileStamp.of(Set.of(file));
    return new TokenFileVersion(file, stamp, TokenFile.read(file, expiry));
  }

  /// Reads the file again if it has changed; `null` if it has not.
  @Nullable TokenFileVersion changed(TokenExpiry expiry) {
    return FileStamp.of(Set.of(file)).equals(stamp) ? null : read(file, expiry);
  }

  /// Writes a token to the file, and reads that.
  ///
  /// @return `null` if the file can't be written
  static @Nullable TokenFileVersion write(
      Path file, ApiToken token, Instant now, TokenExpiry expiry) {
    try {
      SecretFileWriter.replace(file, TokenFile.write(token, now, expiry));
      return read(file, expiry);
    } catch (IOException _) {
      return null;
    }
  }
}
