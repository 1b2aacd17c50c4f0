package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.penstock.proof.system.documents.Scrape.Metric;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The metrics of both services against what they serve: names, types, labels.
class MetricsTableTest {

  static Stream<Arguments> services() {
    return Stream.of(
        arguments("ingress/README.md", "penstock_ingress_", Served.byTheIngress()),
        arguments("processor/README.md", "penstock_processor_", Served.byTheProcessor()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void tableIsWhatIsServed(String readme, String prefix, Scrape served) {
    var section = SourceTree.document(readme).section("Metrics");

    var said = said(section.table());

    assertThat(section.text()).contains("prefix `" + prefix + "`");
    assertThat(Differences.between(section.place(), said, ours(prefix, served))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void othersMetricsAreNamedByHowTheyBegin(String readme, String prefix, Scrape served) {
    var section = SourceTree.document(readme).section("Metrics");
    var beginnings = new TreeSet<String>();
    served.metrics().keySet().stream()
        .filter(name -> !name.startsWith(prefix))
        .forEach(name -> beginnings.add(name.replaceAll("_.*", "_*")));

    var said =
        new TreeSet<>(Document.codes(section.text()).filter(code -> code.endsWith("_*")).toList());

    assertThat(Differences.between(section.place(), said, beginnings)).isEmpty();
  }

  private static Map<String, Metric> said(Table table) {
    var said = new TreeMap<String, Metric>();
    table
        .by("metric", row -> row.plain("type"))
        .forEach(
            (code, type) -> {
              var labels =
                  code.contains("{")
                      ? code.replaceAll(".*\\{|}", "").split(", ?", -1)
                      : new String[0];
              said.put(
                  code.replaceAll("\\{.*", ""),
                  new Metric(type, new TreeSet<>(Arrays.asList(labels))));
            });
    return said;
  }

  private static Map<String, Metric> ours(String prefix, Scrape served) {
    var ours = new TreeMap<String, Metric>();
    served
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.startsWith(prefix)) {
                ours.put(name.substring(prefix.length()), metric);
              }
            });
    return ours;
  }
}
