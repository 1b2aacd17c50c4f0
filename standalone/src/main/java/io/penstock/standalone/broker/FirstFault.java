package io.penstock.standalone.broker;

import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/// The first fault that Kafka holds for fatal.
///
/// Left to itself Kafka would halt the whole process at one; here the process decides.
final class FirstFault implements FaultHandlerFactory {
  private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

  @Override
  public FaultHandler build(String name, boolean isFatal, Runnable action) {
    var logging = new LoggingFaultHandler(name, action);
    if (!isFatal) {
      return logging;
    }
    return (message, cause) -> {
      var fault = logging.handleFault(message, cause);
      fatal.complete(fault);
      return fault;
    };
  }

  /// Completes with the fault, if one comes.
  CompletableFuture<Throwable> fatal() {
    return fatal.copy();
  }
}
