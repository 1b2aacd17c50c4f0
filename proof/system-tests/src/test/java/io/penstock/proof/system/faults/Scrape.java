package io.penstock.proof.system.faults;

import java.util.HashMap;
import java.util.Map;

/// The metrics of one moment, by name and labels as they stand in Prometheus' text format.
///
/// @param values such as `penstock_ingress_webhooks_total{outcome="stored"}`
record Scrape(Map<String, Double> values) {

  static Scrape of(String text) {
    var values = new HashMap<String, Double>();
    text.lines()
        .filter(line -> !line.startsWith("#") && line.contains(" "))
        .forEach(
            line -> {
              var end = line.lastIndexOf(' ');
              values.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
            });
    return new Scrape(values);
  }

  double value(String name) {
    return values.getOrDefault(name, 0.0);
  }

  /// How many requests had this outcome.
  long outcome(String label) {
    return (long) value("penstock_ingress_webhooks_total{outcome=\"" + label + "\"}");
  }
}
