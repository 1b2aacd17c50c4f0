package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A ingress on its corner of a real broker, with the ledger of all that is sent to it.
record IngressSite(IngressProcess ingress, Ledger ledger, KafkaTestClient kafka, Connecting door)
    implements AutoCloseable {

  /// Opens one, and returns once it is ready.
  ///
  /// @param settings more lines of the ingress's
  static IngressSite open(Path directory, KafkaTestClient kafka, String... settings) {
    return open(IngressProcess::start, directory, kafka, settings);
  }

  /// The same of a ingress with all that takes memory where it is run.
  static IngressSite openWithBothCompilers(
      Path directory, KafkaTestClient kafka, String... settings) {
    return open(IngressProcess::startWithBothCompilers, directory, kafka, settings);
  }

  /// The same as [#open] of a ingress that logs as it does where it is run.
  static IngressSite openWithItsOwnLog(Path directory, KafkaTestClient kafka, String... settings) {
    return open(IngressProcess::startWithItsOwnLog, directory, kafka, settings);
  }

  private static IngressSite open(
      Start start, Path directory, KafkaTestClient kafka, String... settings) {
    kafka.createTopics(3);
    var ingress =
        start.ingress(
            directory, kafka.bootstrapServers(), kafka.topics().prefix(), patient(settings));
    ingress.awaitReady();
    return new IngressSite(ingress, new Ledger(), kafka, () -> new RawConnection(ingress.port()));
  }

  /// Its broker answers always, but on a busy machine perhaps not within the usual deadline.
  private static String[] patient(String... settings) {
    return Stream.concat(Stream.of("deadline: 5m"), Stream.of(settings)).toArray(String[]::new);
  }

  /// The same, where senders come by TLS.
  IngressSite by(TlsClient client) {
    return new IngressSite(ingress, ledger, kafka, () -> client.open(ingress.port()));
  }

  RawConnection connect() throws IOException {
    return door.open();
  }

  /// Senders that send good webhooks to one connection, one after the other.
  Load load(int senders, String connection, int bytes) {
    return load(senders, () -> Signed.genuine(connection, bytes));
  }

  Load load(int senders, Supplier<Signed> webhooks) {
    return new Load(door, ledger, senders, webhooks);
  }

  /// Sends one on a connection of its own, and notes what it was told.
  RawConnection.Answer send(Signed webhook, String... headers) {
    try (var wire = connect()) {
      return noted(webhook, wire.send(webhook.request(headers)).answer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Notes what was told of a webhook.
  RawConnection.Answer noted(Signed webhook, RawConnection.Answer answer) {
    ledger.answered(webhook, answer);
    return answer;
  }

  /// The status of its one answer.
  int told(Signed webhook) {
    return ledger.entries().stream()
        .filter(entry -> entry.sent().equals(webhook))
        .findFirst()
        .orElseThrow()
        .status();
  }

  /// The record whose receipt the answer is.
  ConsumerRecord<byte[], byte[]> record(RawConnection.Answer answer) {
    var receipt = answer.header("webhook-receipt");
    return kafka.read(kafka.topics().webhooks()).stream()
        .filter(raw -> (raw.partition() + "-" + raw.offset()).equals(receipt))
        .findFirst()
        .orElseThrow();
  }

  /// Every value of that record's header.
  List<String> header(RawConnection.Answer answer, String name) {
    return Stream.of(record(answer).headers().toArray())
        .filter(header -> header.key().equals(name))
        .map(header -> new String(header.value(), UTF_8))
        .toList();
  }

  @Override
  public void close() {
    ingress.close();
  }

  private interface Start {
    IngressProcess ingress(Path directory, String servers, String prefix, String... settings);
  }
}
