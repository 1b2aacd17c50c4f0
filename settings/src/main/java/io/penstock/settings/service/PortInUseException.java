package io.penstock.settings.service;

/// A port that could not be listened on; the message says which, why and what to do.
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A port that is taken.
  ///
  /// @param setting the key that says another port
  public PortInUseException(String setting, String host, int port, Throwable cause) {
    super(
        "cannot listen on %s:%d (%s); stop what uses it, or set %s to another port"
            .formatted(host, port, cause.getMessage(), setting),
        cause);
  }
}
