package io.penstock.ingress;

import io.penstock.settings.SettingsException;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.PortInUseException;
import io.penstock.settings.service.ServiceArguments;
import io.penstock.settings.service.ShutdownSignal;
import java.time.Clock;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// The ingress process: `--config FILE`, and `PENSTOCK_*` variables over it.
///
/// Exits 0 after a drain, 1 where it can't run, 2 where its settings are wrong.
public final class IngressMain {
  private IngressMain() {}

  /// Runs until the process is told to stop.
  public static void main(String[] args) {
    // Read once, with the first class of the JDK's TLS.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    System.exit(run(args, System.getenv()));
  }

  private static int run(String[] args, Map<String, String> environment) {
    try (var stop = ShutdownSignal.listen()) {
      var in = SettingsReader.of(ServiceArguments.config(args), environment);
      var settings = IngressSettings.read(in);
      in.complete();
      var log = LoggerFactory.getLogger(IngressMain.class);
      log.info("settings:\n{}", in.table());
      try (var ingress = Ingress.start(settings, Clock.systemUTC(), System::nanoTime)) {

        log.info(
            "listening for webhooks on {}, for operators on {}",
            ingress.port(),
            ingress.managementPort());
        stop.given().join();
      }
      return 0;
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (PortInUseException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
