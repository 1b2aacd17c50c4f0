package io.penstock.processor.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Creates the requests to fetch entities.
///
/// A request asks for up to [FetchRequest#IDS_MAX] entities, so that the output of a webhook with
/// many ids is not many times as large as the webhook.
public final class FetchRequests {
  /// The question that entities of one type share.
  ///
  /// @param verb what is said to have happened to them; `null` if nothing is said
  /// @param cause the offset of the raw record that asks
  /// @param attempt 0 for the first request of its cause
  /// @param notBeforeMs the earliest time at which the API may be read, in Unix milliseconds
  public record Question(
      String connection,
      EntityType type,
      @Nullable Verb verb,
      long cause,
      int attempt,
      long notBeforeMs,
      @Nullable String traceparent) {}

  private final String topic;
  private final int partition;

  /// Creates the requests of one partition.
  public FetchRequests(TopicNames topics, int partition) {
    this.topic = topics.fetches();
    this.partition = partition;
  }

  /// The requests for the ids, in their order. There are none if there are no ids.
  public List<OutputRecord> of(Question question, SequencedSet<String> ids) {
    var headers = new ArrayList<Header>();
    headers.add(Events.JSON);
    Events.addTrace(question.traceparent(), headers);
    var key = question.connection().getBytes(UTF_8);
    var all = List.copyOf(ids);
    var requests = new ArrayList<OutputRecord>();
    for (int from = 0; from < all.size(); from += FetchRequest.IDS_MAX) {
      var part = all.subList(from, Math.min(from + FetchRequest.IDS_MAX, all.size()));
      requests.add(new OutputRecord(topic, key, request(question, part).write(), headers));
    }
    return requests;
  }

  private FetchRequest request(Question question, List<String> ids) {
    return new FetchRequest(
        question.connection(),
        question.type(),
        ids,
        operation(question.verb()),
        new FetchRequest.Cause(partition, question.cause()),
        question.attempt(),
        Instant.ofEpochMilli(Math.min(question.notBeforeMs(), RawDelivery.LATEST_MS)));
  }

  private static Operation operation(@Nullable Verb verb) {
    return switch (verb) {
      case CREATED -> Operation.CREATED;
      case UPDATED -> Operation.UPDATED;
      case DELETED -> Operation.DELETED;
      case null -> Operation.SNAPSHOT;
    };
  }
}
