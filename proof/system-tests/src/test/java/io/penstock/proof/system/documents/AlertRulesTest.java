package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The alerting rules against the metrics that are served, and against the table of alerts.
class AlertRulesTest {
  private static final Path RULES = Path.of("deploy/alerts/penstock.rules.yaml");
  private static final Path TESTS = Path.of("deploy/alerts/penstock.rules.test.yaml");
  private static final Pattern METRIC = Pattern.compile("\\bpenstock_[a-z_]+");
  private static final Pattern SERIES = Pattern.compile("(penstock_[a-z_]+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  /// Labels that Prometheus adds when it scrapes.
  private static final List<String> SCRAPED = List.of("namespace", "job", "instance");

  private final Scrape served = Served.byTheProcessor();
  private final List<JsonNode> alerts = alerts();

  @Test
  void metricsOfRulesAndTheirTestsAreServed() {
    var named = new TreeSet<String>();
    for (var file : List.of(RULES, TESTS)) {
      METRIC.matcher(SourceTree.text(file)).results().map(MatchResult::group).forEach(named::add);
    }

    assertThat(named).isNotEmpty();
    assertThat(served.metrics().keySet()).containsAll(named);
  }

  @Test
  void seriesOfTheTestsHaveTheLabelsThatAreServed() {
    SERIES
        .matcher(SourceTree.text(TESTS))
        .results()
        .forEach(
            series -> {
              var labels = new TreeSet<String>();
              LABEL.matcher(series.group(2)).results().forEach(each -> labels.add(each.group(1)));
              labels.removeAll(SCRAPED);
              var metric = Objects.requireNonNull(served.metrics().get(series.group(1)));
              assertThat(labels).as(series.group()).isEqualTo(metric.labels());
            });
  }

  @Test
  void everyAlertIsARowOfTheTableWithItsSeverity() {
    var table = SourceTree.document("deploy/README.md").section("Alerts").table();
    var rules = new TreeMap<String, String>();
    alerts.forEach(
        rule -> rules.put(rule.at("/alert").asString(), rule.at("/labels/severity").asString()));

    var said = table.by("alert", row -> row.plain("severity"));

    assertThat(Differences.between(table.place(), said, rules)).isEmpty();
  }

  @Test
  void everyAlertIsTested() {
    var tests = SourceTree.text(TESTS);

    assertThat(alerts)
        .allMatch(rule -> tests.contains("alertname: " + rule.at("/alert").asString()));
  }

  @Test
  void promtoolFindsWhatItsTestsExpect() {
    assumeTrue(Shell.has("promtool"), "needs promtool, which comes with Prometheus");

    Shell.run("promtool check rules '%s'".formatted(SourceTree.absolute(RULES)));
    Shell.run("promtool test rules '%s'".formatted(SourceTree.absolute(TESTS)));
  }

  private static List<JsonNode> alerts() {
    var groups = new YAMLMapper().readTree(SourceTree.text(RULES)).at("/groups");
    var alerts = new ArrayList<JsonNode>();
    groups.forEach(group -> group.at("/rules").forEach(alerts::add));
    return alerts;
  }
}
