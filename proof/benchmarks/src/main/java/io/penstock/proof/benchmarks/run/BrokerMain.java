package io.penstock.proof.benchmarks.run;

import io.penstock.standalone.broker.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/// A broker in a process of its own: prints its address, and stops when its standard input ends, so
/// that it never outlives who started it.
final class BrokerMain {
  private BrokerMain() {}

  /// Runs a broker until standard input ends.
  ///
  /// @param args the data directory
  public static void main(String[] args) throws IOException {
    try (var kafka = EmbeddedKafka.start(Path.of(args[0]), 0)) {
      System.out.println(kafka.bootstrapServers());
      while (System.in.read() >= 0) {
        // Nothing is asked of it but to end.
      }
    }
  }
}
