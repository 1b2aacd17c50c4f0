package io.penstock.proof.benchmarks.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One of the two builds that are compared.
///
/// @param label name of the build in tables, topics and logs
/// @param settings of its service in addition to those of the benchmark, by variable
record ComparedBuild(String label, Checkout checkout, Map<String, String> settings) {
  /// The label of the build that runs the benchmark.
  static final String THIS = "this";

  /// The label of the build that it is compared with.
  static final String OTHER = "other";

  ComparedBuild {
    settings = Map.copyOf(settings);
  }

  /// The arguments of `java` that start the build's service.
  List<String> arguments(String service, List<String> flags) {
    return checkout.arguments(service, flags);
  }

  /// The build's own settings in words; empty if it has none.
  String set() {
    var text = new TreeMap<>(settings).toString();
    return settings.isEmpty() ? "" : ", " + text.substring(1, text.length() - 1);
  }
}
