package io.penstock.processor.operate;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.fold.TimeIssue;
import io.penstock.processor.operate.OffsetGuess.WrongOffset;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.settings.service.HeavyHitters;
import io.penstock.settings.service.HeavyHitters.Hitter;
import io.penstock.settings.service.LogRateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts issues with times by connection, and advises which time zone to configure. Safe for use
/// by several threads.
///
/// Only the connections with the most issues are remembered, at most [HeavyHitters#COUNTERS_MAX].
public final class UntrustedTimes implements FoldObserver {
  private static final Logger LOG = LoggerFactory.getLogger(UntrustedTimes.class);

  /// The maximum number of connections that the metric shows. Each is one time series per code.
  static final int CONNECTIONS_MAX = 10;

  /// The minimum time between two lines of advice for one connection.
  static final long ADVICE_EVERY_NANOS = TimeUnit.HOURS.toNanos(1);

  private final LongSupplier nanoTime;
  private final HeavyHitters hitters;
  private final Map<String, Issues> connections = new HashMap<>();

  /// The issues of one connection since it is remembered.
  private static final class Issues {
    private final SortedMap<String, Long> byCode = new TreeMap<>();
    private final OffsetGuess offset = new OffsetGuess();
    private final LogRateLimit advice;

    private Issues(long nowNanos) {
      this.advice = new LogRateLimit(ADVICE_EVERY_NANOS, nowNanos);
    }
  }

  /// The number of issues of one connection with one code.
  record IssueCount(String connection, String code, long count) {}

  /// What to do about a connection's wrong offset.
  ///
  /// @param timeZone the value for the connection's setting `time-zone`; `null` if no value helps
  public record Advice(String connection, @Nullable String timeZone, String text) {}

  public UntrustedTimes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.hitters = new HeavyHitters(nanoTime.getAsLong());
  }

  @Override
  public void began(int partition, @Nullable FoldStatus status) {}

  @Override
  public void processed(RawRecord record, RecordPlan plan, FoldStatus status) {
    var issues = plan.timeIssues();
    if (!issues.isEmpty()) {
      found(issues).forEach(UntrustedTimes::write);
    }
  }

  @Override
  public void ended(int partition) {}

  /// Counts the issues of one record.
  ///
  /// @return the advice to log now
  public synchronized List<Advice> found(List<TimeIssue> issues) {
    var now = nanoTime.getAsLong();
    return issues.stream().collect(Collectors.groupingBy(TimeIssue::connection)).entrySet().stream()
        .flatMap(of -> found(of.getKey(), of.getValue(), now).stream())
        .toList();
  }

  private Optional<Advice> found(String connection, List<TimeIssue> issues, long nowNanos) {
    var known = connections.computeIfAbsent(connection, _ -> new Issues(nowNanos));
    for (var issue : issues) {
      hitters.add(connection, nowNanos);
      known.byCode.merge(issue.code(), 1L, Long::sum);
    }
    if (connections.size() > HeavyHitters.COUNTERS_MAX) {
      connections.keySet().retainAll(names(HeavyHitters.COUNTERS_MAX, nowNanos));
    }
    known.offset.add(issues);
    return known
        .offset
        .wrong()
        .filter(_ -> known.advice.ask(nowNanos).isPresent())
        .map(wrong -> advice(connection, wrong));
  }

  /// The counts of the connections that had the most issues of late.
  synchronized List<IssueCount> heaviest() {
    return names(CONNECTIONS_MAX, nanoTime.getAsLong()).stream().flatMap(this::counts).toList();
  }

  private Stream<IssueCount> counts(String connection) {
    var known = connections.get(connection);
    return known == null
        ? Stream.empty()
        : known.byCode.entrySet().stream()
            .map(of -> new IssueCount(connection, of.getKey(), of.getValue()));
  }

  /// The number of connections remembered.
  synchronized int remembered() {
    return connections.size();
  }

  private List<String> names(int max, long nowNanos) {
    return hitters.heaviest(max, nowNanos).stream().map(Hitter::name).toList();
  }

  private static Advice advice(String connection, WrongOffset wrong) {
    var shift = wrong.shift();
    var timeZone = wrong.right().map(Object::toString).orElse(null);
    var found =
        "connection %s: in %d of its last %d records with untrusted times, the times lie %s %s the receipt"
            .formatted(
                connection,
                wrong.agreeing(),
                OffsetGuess.RECORDS_MAX,
                hours(shift.abs()),
                shift.isPositive() ? "after" : "before");
    var remedy =
        timeZone == null
            ? ". They state a wrong offset from UTC, which only the sender can change"
            : " if they are read at offset %s. Set the connection's time-zone to %s, or, if the sender's offset changes, to its zone, such as Europe/Berlin"
                .formatted(wrong.assumed(), timeZone);
    return new Advice(connection, timeZone, found + remedy);
  }

  private static String hours(Duration shift) {
    return "%d h %d min".formatted(shift.toHours(), shift.toMinutesPart());
  }

  private static void write(Advice advice) {
    LOG.atWarn()
        .addKeyValue("connection", advice.connection())
        .addKeyValue("timeZone", advice.timeZone())
        .log(advice.text());
  }
}
