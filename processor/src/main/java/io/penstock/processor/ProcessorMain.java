package io.penstock.processor;

import io.penstock.settings.SettingsException;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.PortInUseException;
import io.penstock.settings.service.ServiceArguments;
import io.penstock.settings.service.ShutdownSignal;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// The processor process: `--config FILE`, and `PENSTOCK_*` variables over it.
///
/// Exits 0 when told to stop, 1 where it can't run or processing stopped, 2 where its settings are
/// wrong.
public final class ProcessorMain {

  /// The time for which the process stays after a breach, so that a scrape every 30 s finds the
  /// breach on `/metrics`.
  private static final Duration BREACH_SHOWN_MAX = Duration.ofSeconds(35);

  private ProcessorMain() {}

  /// Runs until the process is told to stop, or processing stops.
  public static void main(String[] args) {
    System.exit(run(args, System.getenv()));
  }

  private static int run(String[] args, Map<String, String> environment) {
    try (var stop = ShutdownSignal.listen()) {
      var in = SettingsReader.of(ServiceArguments.config(args), environment);
      var settings = ProcessorSettings.read(in);
      in.complete();
      var log = LoggerFactory.getLogger(ProcessorMain.class);
      log.info("settings:\n{}", in.table());
      try (var processor = Processor.start(settings, Clock.systemUTC(), System::nanoTime)) {
        log.info("listening for operators on {}", processor.managementPort());
        // A reason is a failure; being told to stop has none.
        var reason = CompletableFuture.anyOf(stop.given(), processor.failure()).join();
        if (reason == null) {
          return 0;
        }
        log.error("stopping: {}", reason);
        stop.exitWith(1);
        if (processor.breach().isDone()) {
          show(stop);
        }
        return 1;
      }
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (PortInUseException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /// Waits while the breach is shown, or until the process is told to stop.
  private static void show(ShutdownSignal stop) {
    var _ =
        stop.given().completeOnTimeout(null, BREACH_SHOWN_MAX.toSeconds(), TimeUnit.SECONDS).join();
  }
}
