package io.penstock.standalone.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/// The first fault that Kafka holds for fatal.
///
/// Left to itself Kafka would halt the whole process at one; here the process decides.
final class FatalFaultRecorder implements FaultHandlerFactory {
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

  /// Takes Kafka's halts for faults, too: it has no better idea where its disk is full. The newest
  /// broker of a process is told of all.
  void takeHalts(Path directory) {
    Exit.setHaltProcedure(
        (_, message) ->
            fatal.complete(
                new IllegalStateException(
                    message == null
                        ? "it can't write to " + directory + " any more: is the disk full?"
                        : message)));
  }

  /// Completes with the fault, if one comes.
  CompletableFuture<Throwable> fatal() {
    return fatal.copy();
  }
}
