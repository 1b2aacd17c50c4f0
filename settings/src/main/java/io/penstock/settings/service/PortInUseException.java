package io.penstock.settings.service;

/// Thrown if a service can't listen on a port. The message names the port, the reason and the
/// remedy.
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// An exception for a port that is taken.
  ///
  /// @param setting the key of the setting that changes the port
  public PortInUseException(String setting, String host, int port, Throwable cause) {
    super(
        "cannot listen on %s:%d (%s); stop what uses it, or set %s to another port"
            .formatted(host, port, cause.getMessage(), setting),
        cause);
  }
}
