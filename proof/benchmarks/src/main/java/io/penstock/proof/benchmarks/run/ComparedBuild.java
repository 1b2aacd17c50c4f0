package io.penstock.proof.benchmarks.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One of the two builds that are compared.
///
/// @param label its name in tables, topics and logs
/// @param settings of its services beside those of the benchmark, by variable
record ComparedBuild(String label, Checkout checkout, Map<String, String> settings) {
  /// The build that measures.
  static final String THIS = "this";

  /// The build that it is compared with.
  static final String OTHER = "other";

  ComparedBuild {
    settings = Map.copyOf(settings);
  }

  /// The arguments of a `java` that runs its service.
  List<String> arguments(String service, List<String> flags) {
    return checkout.arguments(service, flags);
  }

  /// Its settings in words; empty if it has none.
  String set() {
    var text = new TreeMap<>(settings).toString();
    return settings.isEmpty() ? "" : ", " + text.substring(1, text.length() - 1);
  }
}
