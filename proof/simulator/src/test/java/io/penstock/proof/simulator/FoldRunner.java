package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.read.WebhookReader;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The processor's own fold over one raw partition, without a broker: what webhooks become.
final class FoldRunner {
  static final TopicNames TOPICS = new TopicNames("t");
  private static final long START_MS = 1_790_000_000_000L;

  private static final Normalizer NORMALIZER = Normalizer.builtIn();
  private static final Map<String, WebhookReader> READERS =
      Map.of(
          "makini",
          new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout()));

  private final Fold fold;
  private long offset;

  FoldRunner(FoldRules rules) {
    this.fold = new Fold(new MemoryState(), 0, rules, TOPICS, READERS, NORMALIZER);
  }

  /// Appends a webhook as the ingress stores it.
  ///
  /// @param atMs since the start
  /// @param id what the sender calls it; `null` where that has to be derived
  List<OutputRecord> append(long atMs, String connection, @Nullable String id, byte[] body) {
    var headers = new ArrayList<Header>();
    headers.add(header(RawRecordHeaders.WEBHOOK_ID, id == null ? derived(connection, body) : id));
    headers.add(header(RawRecordHeaders.WEBHOOK_ID_ORIGIN, id == null ? "derived" : "sender"));
    headers.add(header(RawRecordHeaders.RECIPE, "makini"));
    headers.add(header(RawRecordHeaders.RECEIVED_AT, Long.toString(START_MS + atMs)));
    headers.add(header(RawRecordHeaders.ORIGIN, "webhook"));
    return append(atMs, connection.getBytes(UTF_8), body, headers);
  }

  /// Appends a tick, which carries time only.
  List<OutputRecord> tick(long atMs) {
    return append(atMs, null, null, List.of(header(RawRecordHeaders.KIND, "tick")));
  }

  private List<OutputRecord> append(
      long atMs, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
    var record = new RawRecord("t.webhooks", 0, offset++, START_MS + atMs, key, value, headers);
    var outputs = new ArrayList<OutputRecord>();
    fold.commit(fold.plan(record), outputs::add);
    return outputs;
  }

  /// As long as the ingress makes it: the processor bounds it.
  private static String derived(String connection, byte[] body) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(connection.getBytes(UTF_8));
      sha256.update((byte) 0);
      return "sha256:" + HexFormat.of().formatHex(sha256.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Header header(String name, String value) {
    return new Header(name, value.getBytes(UTF_8));
  }

  /// The last header of the name as text.
  static String header(OutputRecord output, String name) {
    return output.headers().reversed().stream()
        .filter(header -> header.name().equals(name) && header.value() != null)
        .findFirst()
        .map(header -> new String(Objects.requireNonNull(header.value()), UTF_8))
        .orElse("(none)");
  }
}
