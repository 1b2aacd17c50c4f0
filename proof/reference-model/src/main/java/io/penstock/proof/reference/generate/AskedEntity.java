package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.generate.EntityStates.KnownEntity;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// An entity that a request asks for.
///
/// @param cause offset of the raw record that is the cause
/// @param notBeforeMs the raw time before which it is not to be read
record AskedEntity(KnownEntity entity, long cause, int attempt, long notBeforeMs) {
  private static final JsonMapper JSON = new JsonMapper();

  /// As many requests as a log can answer.
  private static final int IDS_MAX = 3;

  /// The entities that a request asks for, at most three; none if the record is no request.
  static List<AskedEntity> of(Emission emission, List<SendingConnection> senders) {
    var value = emission.value();
    if (value == null || !emission.topic().equals(RandomScenario.PREFIX + ".fetches")) {
      return List.of();
    }
    var request = JSON.readTree(value);
    var connection = request.get("connection").stringValue();
    var sender =
        senders.stream().filter(it -> it.connection().equals(connection)).findFirst().orElseThrow();
    return request.get("ids").values().stream()
        .limit(IDS_MAX)
        .map(
            id ->
                new AskedEntity(
                    new KnownEntity(sender, request.get("type").stringValue(), id.stringValue()),
                    request.get("cause").get("offset").asLong(),
                    request.get("attempt").asInt(),
                    Instant.parse(request.get("notBefore").stringValue()).toEpochMilli()))
        .toList();
  }
}
