package io.penstock.processor.emit;

import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.read.Webhook;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;

/// Creates the requests to fetch the entities that a webhook names without their content.
///
/// A request asks for up to [FetchRequest#IDS_MAX] entities, so that the output of a webhook with
/// many ids is not many times as large as the webhook.
public final class FetchRequests {
  private final String topic;

  public FetchRequests(TopicNames topics) {
    this.topic = topics.fetches();
  }

  /// The requests for the ids, in their order. There are none if there are no ids.
  public List<OutputRecord> of(
      RawDelivery.Genuine delivered, Webhook.Change webhook, SequencedSet<String> ids) {
    var headers = new ArrayList<Header>();
    headers.add(Events.JSON);
    Events.addTrace(delivered.traceparent(), headers);
    var all = List.copyOf(ids);
    var requests = new ArrayList<OutputRecord>();
    for (int from = 0; from < all.size(); from += FetchRequest.IDS_MAX) {
      var part = all.subList(from, Math.min(from + FetchRequest.IDS_MAX, all.size()));
      var request = request(delivered, webhook, part);
      requests.add(new OutputRecord(topic, delivered.key(), request.write(), headers));
    }
    return requests;
  }

  private static FetchRequest request(
      RawDelivery.Genuine delivered, Webhook.Change webhook, List<String> ids) {
    var record = delivered.record();
    return new FetchRequest(
        delivered.connection(),
        webhook.type(),
        ids,
        operation(webhook),
        new FetchRequest.Cause(record.partition(), record.offset()),
        0,
        Instant.ofEpochMilli(Math.clamp(record.timestampMs(), 0, RawDelivery.LATEST_MS)));
  }

  private static Operation operation(Webhook.Change webhook) {
    return switch (webhook.verb()) {
      case CREATED -> Operation.CREATED;
      case UPDATED -> Operation.UPDATED;
      case DELETED -> Operation.DELETED;
      case null -> Operation.SNAPSHOT;
    };
  }
}
