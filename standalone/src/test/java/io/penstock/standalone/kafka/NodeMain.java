package io.penstock.standalone.kafka;

import io.penstock.standalone.process.Tether;

/// Kafka's own main, tied to the test that started it.
final class NodeMain {
  private NodeMain() {}

  /// Runs it.
  ///
  /// @param args the file of its properties
  public static void main(String[] args) {
    Tether.tie();
    kafka.Kafka.main(args);
  }
}
