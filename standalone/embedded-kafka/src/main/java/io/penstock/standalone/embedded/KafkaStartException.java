package io.penstock.standalone.embedded;

import io.penstock.cli.output.CommandFailure;

/// Thrown if the broker can't be started. The message is one line for the operator.
public final class KafkaStartException extends CommandFailure {
  private static final long serialVersionUID = 1L;

  KafkaStartException(String message) {
    super(message);
  }

  KafkaStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
