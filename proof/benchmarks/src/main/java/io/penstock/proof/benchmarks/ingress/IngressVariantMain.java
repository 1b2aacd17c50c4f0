package io.penstock.proof.benchmarks.ingress;

import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;

/// Runs one variant in its own process. Prints the port, then one line of [JvmUsage] for each line
/// read from standard input. Exits when standard input ends.
final class IngressVariantMain {
  private IngressVariantMain() {}

  /// Runs a variant.
  ///
  /// @param args the label of the variant
  public static void main(String[] args) throws IOException {
    var out = System.out;
    // The log goes to standard error, because standard output carries the port and the usage.
    System.setOut(System.err);
    var in = SettingsReader.of(null, System.getenv());
    var settings = IngressSettings.read(in);
    in.complete();
    serve(IngressVariant.of(args[0]), settings, out);
    System.exit(0);
  }

  private static void serve(IngressVariant variant, IngressSettings settings, PrintStream out)
      throws IOException {
    if (variant == IngressVariant.INGRESS) {
      try (var ingress = Ingress.start(settings, Clock.systemUTC(), System::nanoTime)) {
        while (ingress.readiness().status() != 200) {
          Thread.onSpinWait();
        }
        out.println(ingress.port());
        JvmUsage.tell(out);
      }
    } else {
      out.println(BaselineServers.start(variant, settings));
      JvmUsage.tell(out);
    }
  }
}
