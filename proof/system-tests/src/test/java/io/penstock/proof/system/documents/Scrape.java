package io.penstock.proof.system.documents;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What `/metrics` serves, in Prometheus' text format:
/// https://prometheus.io/docs/instrumenting/exposition_formats
record Scrape(String text) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{([^}]*)})? .*");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\",?");

  /// A metric: its type, and the names of its labels in the order of the alphabet.
  record Metric(String type, NavigableSet<String> labels) {}

  /// Every metric by its name; what only belongs to a histogram counts as that.
  Map<String, Metric> metrics() {
    var metrics = new TreeMap<String, Metric>();
    text.lines()
        .map(TYPE::matcher)
        .filter(line -> line.matches())
        .forEach(line -> metrics.put(line.group(1), new Metric(line.group(2), new TreeSet<>())));
    metrics.keySet().removeIf(name -> name.endsWith("_max") && metrics.containsKey(base(name)));
    text.lines()
        .map(SAMPLE::matcher)
        .filter(line -> line.matches() && line.group(2) != null)
        .forEach(line -> labels(metrics, line.group(1), line.group(2)));
    return metrics;
  }

  /// Every value that a label of a metric has.
  NavigableSet<String> values(String metric, String label) {
    var values = new TreeSet<String>();
    text.lines()
        .map(SAMPLE::matcher)
        .filter(line -> line.matches() && line.group(1).equals(metric) && line.group(2) != null)
        .flatMap(line -> LABEL.matcher(line.group(2)).results())
        .filter(each -> each.group(1).equals(label))
        .forEach(each -> values.add(each.group(2)));
    return values;
  }

  private static void labels(Map<String, Metric> metrics, String sample, String labels) {
    var metric = metrics.getOrDefault(sample, metrics.get(base(sample)));
    if (metric != null) {
      LABEL
          .matcher(labels)
          .results()
          .map(each -> each.group(1))
          .filter(name -> !name.equals("le"))
          .forEach(metric.labels()::add);
    }
  }

  private static String base(String sample) {
    return sample.replaceAll("_(bucket|sum|count|max)$", "");
  }
}
