package io.penstock.ingress;

import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.operate.OperatorToken;
import io.penstock.ingress.operate.trace.TracingSettings;
import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.ingress.publish.TopicDurability;
import io.penstock.ingress.pull.PullSettings;
import io.penstock.ingress.socket.tls.TlsSettings;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.connection.Connections;
import io.penstock.settings.BrokerAddresses;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.TopicPrefix;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the ingress is told, parsed once.
///
/// @param port the data port; 0 for any free one
/// @param connectionsMax how many connections the data port holds open
/// @param tls with what the data port speaks TLS; `null` where it does not
/// @param inFlightBytesMax the budget of bytes between a socket and an acknowledgement
/// @param sharePercent one connection's part of it when it gets tight
/// @param drainDelay how long it goes on serving after it is told to stop
/// @param drainMax how long it then waits for what is in flight
/// @param senders the files that say who may send
/// @param sendersReload the time between two looks at them
/// @param connections what they said at the start
/// @param samplesToken shows operators what was refused; `null` where nobody may look
/// @param pull the defaults of connections that are pulled
/// @param kafka client settings by Kafka's own names
public record IngressSettings(
    String host,
    int port,
    int connectionsMax,
    @Nullable TlsSettings tls,
    String managementHost,
    int managementPort,
    TopicNames topics,
    RequestLimits limits,
    long inFlightBytesMax,
    int sharePercent,
    Duration drainDelay,
    Duration drainMax,
    DurabilityMode durability,
    SenderConfigFiles senders,
    Duration sendersReload,
    Connections connections,
    @Nullable OperatorToken samplesToken,
    TracingSettings tracing,
    PullSettings pull,
    Map<String, String> kafka) {

  private static final long MIB = 1 << 20;

  /// What a raw topic that is less durable than promised means.
  public enum DurabilityMode {
    /// Not ready.
    STRICT,
    /// A warning: for development.
    WARN
  }

  /// Reads them; problems stay with the reader.
  public static IngressSettings read(SettingsReader in) {
    var senders = SenderConfigFiles.of(in);
    var settings =
        new IngressSettings(
            in.text("http.host", "0.0.0.0"),
            in.port("http.port", 8080),
            in.whole("http.connections.max", 10_000, 1, 1_000_000),
            TlsSettings.read(in),
            in.text("management.host", "0.0.0.0"),
            in.port("management.port", 9080),
            TopicPrefix.read(in),
            limits(in),
            in.bytes("inflight.max", 48 * MIB, MIB, 64L << 30),
            in.whole("inflight.share", 25, 1, 100),
            in.duration("drain.delay", Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(5)),
            in.duration("drain.max", Duration.ofSeconds(25), Duration.ZERO, Duration.ofMinutes(5)),
            in.choice("durability", DurabilityMode.STRICT),
            senders,
            in.duration(
                "senders.reload",
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10)),
            senders.read(in.problems()),
            samplesToken(in),
            TracingSettings.read(in),
            PullSettings.read(in),
            in.passThrough("kafka", ProducerSettings.known(), ProducerSettings.owned()));
    settings.check(in.problems());
    return settings;
  }

  /// What no single value shows.
  private void check(Problems problems) {
    BrokerAddresses.check(kafka, problems);
    ProducerSettings.refused(kafka)
        .forEach(
            (name, reasons) ->
                problems.add(
                    wrong("kafka." + name, "refused by Kafka", String.join(", ", reasons))));
    var together = ProducerSettings.refusedTogether(kafka);
    if (together != null) {
      problems.add(wrong("kafka", "contradictory", together));
    }
    var half = ProducerSettings.bufferBytes(kafka).orElse(Long.MAX_VALUE) / 2;
    if (inFlightBytesMax > half) {
      var expected = "expected at most half of kafka.buffer.memory, " + half;
      problems.add(wrong("inflight.max", Long.toString(inFlightBytesMax), expected));
    }
    if (limits.bodyBytesMax() > inFlightBytesMax / 2) {
      var expected = "expected at most half of inflight.max, " + inFlightBytesMax / 2;
      problems.add(wrong("body.max", Long.toString(limits.bodyBytesMax()), expected));
    }
  }

  private static Problem wrong(String key, String given, String expected) {
    return new Problem("settings", key, given, expected, null);
  }

  private static @Nullable OperatorToken samplesToken(SettingsReader in) {
    var file = in.optionalPath("samples.token.file");
    return file == null ? null : OperatorToken.read(file, in.problems());
  }

  private static RequestLimits limits(SettingsReader in) {
    return new RequestLimits(
        in.bytes("body.max", MIB, 1, TopicDurability.BODY_BYTES_MAX),
        (int) in.bytes("headers.max", 16 * 1024, 1024, TopicDurability.HEADER_BYTES_MAX),
        seconds(in, "deadline", 8),
        seconds(in, "headers.deadline", 5),
        seconds(in, "body.deadline", 5),
        in.duration(
            "idle.max", Duration.ofSeconds(75), Duration.ofSeconds(1), Duration.ofHours(1)));
  }

  private static Duration seconds(SettingsReader in, String key, int fallback) {
    return in.duration(
        key, Duration.ofSeconds(fallback), Duration.ofMillis(100), Duration.ofMinutes(5));
  }
}
