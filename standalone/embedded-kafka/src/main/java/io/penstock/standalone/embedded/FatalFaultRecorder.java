package io.penstock.standalone.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/// Records the first fault that Kafka considers fatal.
///
/// Kafka's default handler would halt the whole process. With this handler the process decides.
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

  /// Also records Kafka's attempts to halt the process as faults. Kafka halts if, for example, its
  /// disk is full. The halt procedure is global: only the newest broker of a process is notified.
  void takeHalts(Path directory) {
    Exit.setHaltProcedure(
        (_, message) ->
            fatal.complete(
                new IllegalStateException(
                    message == null
                        ? "it can't write to " + directory + " any more: is the disk full?"
                        : message)));
  }

  /// Completes with the first fatal fault.
  CompletableFuture<Throwable> fatal() {
    return fatal.copy();
  }
}
