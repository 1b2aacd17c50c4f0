package io.penstock.proof.simulator.judge;

import static java.util.Comparator.comparingInt;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent.Changes;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.Webhook;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The raw topic as consumed: its records, its webhooks and the answers of APIs, in the order of
/// each partition.
final class RawTopic {
  /// The identity of a stored webhook: its connection, its id and its bytes.
  record Delivery(String connection, String id, ByteBuffer body) {

    static Delivery of(Webhook webhook) {
      return new Delivery(
          webhook.connection(), WebhookId.of(webhook), ByteBuffer.wrap(webhook.body()));
    }
  }

  /// A webhook in the raw topic.
  ///
  /// @param webhook what was posted; null if no genuine webhook equals it
  record Stored(ConsumedRecord found, Delivery delivery, @Nullable Webhook webhook) {

    /// The items that have a place in the order of their entities: changes, and deletions that only
    /// name their entity.
    List<StoredChange> items() {
      return switch (webhook == null ? null : webhook.meaning()) {
        case Changes(var changes) ->
            IntStream.range(0, changes.size())
                .mapToObj(number -> item(number, changes.get(number), true))
                .toList();
        case Notice(var type, var operation, var ids) when operation.equals(DELETED) ->
            IntStream.range(0, ids.size())
                .mapToObj(number -> item(number, deletion(type, ids.get(number)), false))
                .toList();
        case null, default -> List.of();
      };
    }

    private StoredChange item(int number, Change change, boolean content) {
      return new StoredChange(found, name(), number, change, content);
    }

    private static Change deletion(EntityType type, String id) {
      return new Change(type, id, Instant.EPOCH, Operation.DELETED, true, "", Map.of());
    }

    /// The webhook's name in messages.
    String name() {
      return webhook == null ? "the raw record " + found.receipt() : PostedWebhooks.name(webhook);
    }
  }

  private static final String DELETED = Operation.DELETED.label();

  private static final Comparator<ConsumedRecord> BY_PLACE =
      comparingInt(ConsumedRecord::partition).thenComparingLong(ConsumedRecord::offset);

  private final PostedWebhooks posted;
  private final Map<String, ConsumedRecord> byReceipt = new HashMap<>();
  private final Map<Integer, List<ConsumedRecord>> byPartition = new HashMap<>();
  private final SourceHistory source;
  private final List<Stored> stored = new ArrayList<>();
  private final List<StoredAnswer> answers = new ArrayList<>();

  RawTopic(List<ConsumedRecord> records, PostedWebhooks posted, SourceHistory source) {
    this.posted = posted;
    this.source = source;
    records.stream().sorted(BY_PLACE).forEach(this::enter);
  }

  private void enter(ConsumedRecord found) {
    byReceipt.put(found.receipt(), found);
    byPartition.computeIfAbsent(found.partition(), _ -> new ArrayList<>()).add(found);
    if (found.header(RawRecordHeaders.KIND) != null) {
      return;
    }
    if (StoredAnswer.isAnswer(found)) {
      answers.add(StoredAnswer.of(found, source));
    } else {
      var id = Objects.requireNonNullElse(found.header(RawRecordHeaders.WEBHOOK_ID), "");
      var delivery = new Delivery(found.key(), id, ByteBuffer.wrap(found.value()));
      stored.add(new Stored(found, delivery, posted.genuine(delivery)));
    }
  }

  /// Every webhook in the topic, in the order of the log, without control records.
  List<Stored> stored() {
    return stored;
  }

  /// Every answer of an API in the topic, in the order of the log.
  List<StoredAnswer> answers() {
    return answers;
  }

  /// The records of each partition, in the order of the log.
  Collection<List<ConsumedRecord>> partitions() {
    return byPartition.values();
  }

  /// The record at `<partition>-<offset>`; null if there is none.
  @Nullable ConsumedRecord at(String receipt) {
    return byReceipt.get(receipt);
  }

  /// Whether the record or a later one of its partition has this timestamp. An event has the
  /// timestamp of the record that caused its emission.
  boolean stamped(ConsumedRecord from, long timestampMs) {
    return byPartition.getOrDefault(from.partition(), List.of()).stream()
        .anyMatch(each -> each.offset() >= from.offset() && each.timestamp() == timestampMs);
  }
}
