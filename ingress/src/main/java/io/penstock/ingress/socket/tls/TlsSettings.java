package io.penstock.ingress.socket.tls;

import io.penstock.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/// The TLS settings.
///
/// @param files the files that the settings name
/// @param credentials the content of the files at startup
public record TlsSettings(TlsFiles files, Credentials credentials) {

  /// Reads the settings. Problems are added to those of the reader.
  ///
  /// @return `null` if TLS is off, or if its files can't be used
  public static @Nullable TlsSettings read(SettingsReader in) {
    var files = TlsFiles.of(in);
    var credentials = files == null ? null : files.read(in.problems());
    return files == null || credentials == null ? null : new TlsSettings(files, credentials);
  }
}
