package io.penstock.ingress.operate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.penstock.ingress.operate.metrics.ApiCallMetrics;
import io.penstock.ingress.pull.api.ApiResult.Answered;
import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.api.RefreshOutcome;
import io.penstock.ingress.pull.api.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ApiCallReportsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private Set<String> pulled = Set.of("one", "two");
  private final ApiCallReports reports =
      new ApiCallReports(new ApiCallMetrics(registry, () -> pulled), this::nanos);
  private final Logger logger = (Logger) LoggerFactory.getLogger(ApiCallReports.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private long nanos = Long.MAX_VALUE - 5;

  private long nanos() {
    return nanos;
  }

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void detach() {
    logger.detachAppender(lines);
  }

  private double connections(String state) {
    return registry.get("penstock.ingress.pull.connections").tag("state", state).gauge().value();
  }

  private double count(String name, String outcome) {
    return registry.get("penstock.ingress.pull." + name).tag("outcome", outcome).counter().count();
  }

  private List<String> warnings() {
    return lines.list.stream()
        .filter(line -> line.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void eachRequestIsCountedByItsOutcome() {
    reports.began("one");
    reports.began("two");
    assertThat(registry.get("penstock.ingress.pull.calls.in.flight").gauge().value()).isEqualTo(2);
    reports.ended("one", new Answered(200, new byte[0], null, null), 1_000_000);
    reports.ended("two", new Failed(CallFailure.TIMED_OUT, "no answer", null), 3_000_000);

    assertThat(registry.get("penstock.ingress.pull.calls.in.flight").gauge().value()).isZero();
    assertThat(count("calls", "ok")).isEqualTo(1);
    assertThat(count("calls", "timed-out")).isEqualTo(1);
    assertThat(count("calls", "absent")).isZero();
    var durations = registry.get("penstock.ingress.pull.call").timer();
    assertThat(durations.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(4);
  }

  @Test
  void connectionsAreCountedByTheirState() {
    assertThat(connections("pulling")).isEqualTo(2);
    reports.circuitOpened("one", Duration.ofSeconds(1));
    reports.stopped("two", StopReason.TOKEN_MISSING, "the token is missing");
    assertThat(connections("pulling")).isZero();
    assertThat(connections("circuit-open")).isEqualTo(1);
    assertThat(connections("unauthorized")).isEqualTo(1);

    reports.circuitClosed("one");
    reports.resumed("two");
    assertThat(connections("pulling")).isEqualTo(2);

    reports.circuitOpened("one", Duration.ofSeconds(1));
    reports.left("one");
    assertThat(connections("circuit-open")).isZero();
  }

  @Test
  void onlyConnectionsThatThisReplicaPullsAreCounted() {
    reports.circuitOpened("one", Duration.ofSeconds(1));
    reports.stopped("two", StopReason.TOKEN_MISSING, "the token is missing");
    pulled = Set.of("three");

    assertThat(connections("circuit-open")).isZero();
    assertThat(connections("unauthorized")).isZero();
    assertThat(connections("pulling")).isEqualTo(1);
  }

  @Test
  void eachConnectionWithoutATokenHasALine() {
    reports.stopped("one", StopReason.UNAUTHORIZED, "status 401");
    reports.stopped("two", StopReason.TOKEN_MISSING, "the token is missing");
    assertThat(warnings())
        .containsExactly(
            "the API of connection one is not asked until its token file changes: unauthorized,"
                + " status 401",
            "the API of connection two is not asked until its token file changes: token-missing,"
                + " the token is missing");
  }

  @Test
  void openCircuitsHaveOneLineInTenSeconds() {
    reports.stopped("one", StopReason.CIRCUIT_OPEN, "trial in 40 s");
    reports.stopped("two", StopReason.CIRCUIT_OPEN, "trial in 40 s");
    nanos += TimeUnit.SECONDS.toNanos(10);
    reports.stopped("three", StopReason.CIRCUIT_OPEN, "trial in 40 s");
    assertThat(warnings())
        .containsExactly(
            "the API of connection one does not answer, trial in 40 s; 0 more such connections",
            "the API of connection three does not answer, trial in 40 s; 1 more such connections");
  }

  @Test
  void aTokenThatIsNotSavedHasALine() {
    for (var outcome : RefreshOutcome.values()) {
      reports.refreshed("one", outcome);
      assertThat(count("tokens.refreshed", outcome.label())).isEqualTo(1);
    }
    assertThat(warnings()).singleElement().asString().contains("one", "can't be written");
  }
}
