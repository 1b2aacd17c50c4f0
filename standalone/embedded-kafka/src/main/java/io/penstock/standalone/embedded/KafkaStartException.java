package io.penstock.standalone.embedded;

import io.penstock.cli.CommandFailure;

/// Why the broker could not be started: the message is one line for whoever started it.
public final class KafkaStartException extends CommandFailure {
  private static final long serialVersionUID = 1L;

  KafkaStartException(String message) {
    super(message);
  }

  KafkaStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
