package io.penstock.proof.benchmarks.ingress;

import io.penstock.ingress.IngressSettings;
import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;

/// Runs [PlainFetchLoop] in its own process. Prints a line when it has started, then one line of
/// [JvmUsage] for each line read from standard input. Exits when standard input ends.
final class PlainFetchMain {
  private PlainFetchMain() {}

  /// Answers requests.
  ///
  /// @param args URL of the connection's API
  public static void main(String[] args) throws IOException {
    var out = System.out;
    // The log goes to standard error, because standard output carries the usage.
    System.setOut(System.err);
    var in = SettingsReader.of(null, System.getenv());
    var settings = IngressSettings.read(in);
    in.complete();
    PlainFetchLoop.start(settings, URI.create(args[0]));
    out.println("started");
    JvmUsage.tell(out);
    System.exit(0);
  }
}
