package io.penstock.ingress.operate.metrics;

import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.makini;
import static io.penstock.proof.fixtures.senders.Makini.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which keys are shown, and until when.
class SenderMetricsTest {
  private static final String KEY = "penstock_ingress_key_last_verified_timestamp_seconds{key=\"";

  private static final Instant READ_AT = Instant.ofEpochSecond(1_764_309_600);
  private static final Connections ROTATED = connections(connection("c", "current", "next"));

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void keyShowsWhenItLastVerified() {
    var senders = SendersSnapshot.first(ROTATED, READ_AT);
    var metrics = new SenderMetrics(registry, new SendersInUse(senders));

    senders.keyLastUse().verified("next", READ_AT.toEpochMilli());

    assertThat(scrape(metrics))
        .contains(KEY + "current\"} 0.0")
        .contains(KEY + "next\"} 1.7643096E9")
        .contains("penstock_ingress_connections_configured 1.0");
  }

  @Test
  void keyThatIsConfiguredNoMoreIsShownNoMore() {
    var newest = new SendersInUse(SendersSnapshot.first(ROTATED, READ_AT));
    var metrics = new SenderMetrics(registry, newest);
    assertThat(scrape(metrics)).contains(KEY + "current\"");

    newest.apply(LoadedConnections.first(connections(connection("c", "next"))), READ_AT, true);

    assertThat(scrape(metrics)).doesNotContain(KEY + "current\"").contains(KEY + "next\"} 0.0");
  }

  @Test
  void keysBeingRotatedAreShownFirstAndNoMoreThanTheLimit() {
    var many =
        IntStream.range(0, SenderMetrics.KEYS_MAX).mapToObj(n -> connection("c" + n, "key-" + n));
    var rotated = connection("last", "current", "next");
    var all = Stream.concat(many, Stream.of(rotated)).toArray(Connection[]::new);

    var scraped = scrape(metrics(connections(all)));

    assertThat(scraped.lines().filter(line -> line.startsWith(KEY)))
        .hasSize(SenderMetrics.KEYS_MAX);
    assertThat(scraped)
        .contains(KEY + "current\"", KEY + "next\"", KEY + "key-997\"")
        .doesNotContain(KEY + "key-998\"");
  }

  @Test
  void lookThatFindsNothingNewIsShownAndOneThatFindsABadVersionIsNot() {
    var checked = "penstock_ingress_senders_checked_timestamp_seconds 1.7643096";
    var newest = new SendersInUse(SendersSnapshot.first(ROTATED, READ_AT));
    var metrics = new SenderMetrics(registry, newest);
    assertThat(scrape(metrics)).contains(checked + "E9");

    newest.checked(READ_AT.plusSeconds(5));
    newest
        .reloads()
        .refuse(List.of(new Problem("connections.yaml", "the file", "missing", null, null)));

    assertThat(scrape(metrics))
        .contains(checked + "05E9")
        .contains("penstock_ingress_senders_loaded_timestamp_seconds 1.7643096E9");
  }

  @Test
  void wildcardsKeyIsShown() {
    var wildcard = connections(connection(Connection.WILDCARD, "any"));

    assertThat(scrape(metrics(wildcard))).contains(KEY + "any\"");
  }

  @Test
  void refusedVersionShowsUntilTheFilesAreGoodAgain() {
    var newest = new SendersInUse(SendersSnapshot.first(ROTATED, READ_AT));
    var metrics = new SenderMetrics(registry, newest);

    newest
        .reloads()
        .refuse(List.of(new Problem("connections.yaml", "the file", "missing", null, null)));
    var refused = scrape(metrics);
    newest.apply(LoadedConnections.first(ROTATED), READ_AT.plusSeconds(1), true);
    var again = scrape(metrics);

    assertThat(refused)
        .contains("penstock_ingress_senders_refused 1.0")
        .contains("penstock_ingress_senders_reloads_total{outcome=\"refused\"} 1.0")
        .contains("penstock_ingress_senders_reloads_total{outcome=\"applied\"} 0.0")
        .contains("penstock_ingress_senders_loaded_timestamp_seconds 1.7643096E9");
    assertThat(again)
        .contains("penstock_ingress_senders_refused 0.0")
        .contains("penstock_ingress_senders_loaded_timestamp_seconds 1.7643096E9");
  }

  private SenderMetrics metrics(Connections connections) {
    return new SenderMetrics(
        registry, new SendersInUse(SendersSnapshot.first(connections, READ_AT)));
  }

  private String scrape(SenderMetrics metrics) {
    metrics.refresh();
    return registry.scrape();
  }

  private static Connection connection(String id, String... keys) {
    var all = Stream.of(keys).map(key -> new SigningKey(key, secret("secret of " + key))).toList();
    return DefaultConnection.active(id, makini(), all);
  }
}
