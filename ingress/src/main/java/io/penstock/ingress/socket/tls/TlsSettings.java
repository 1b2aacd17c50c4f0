package io.penstock.ingress.socket.tls;

import io.penstock.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/// What the operator says of TLS.
///
/// @param files where it stands
/// @param credentials what the files said at the start
public record TlsSettings(TlsFiles files, Credentials credentials) {

  /// Reads it; problems stay with the reader.
  ///
  /// @return `null` where TLS is off, or can't be had
  public static @Nullable TlsSettings read(SettingsReader in) {
    var files = TlsFiles.of(in);
    var credentials = files == null ? null : files.read(in.problems());
    return files == null || credentials == null ? null : new TlsSettings(files, credentials);
  }
}
