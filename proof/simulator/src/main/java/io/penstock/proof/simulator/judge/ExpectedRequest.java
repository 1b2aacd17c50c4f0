package io.penstock.proof.simulator.judge;

import java.util.List;

/// A request for entities that the processor must emit.
///
/// @param timestampMs of the record, in Unix milliseconds
/// @param type name of the entity type
/// @param causeOffset raw offset of the record that is the cause
/// @param notBefore as the request contains it
record ExpectedRequest(
    int partition,
    long timestampMs,
    String connection,
    String type,
    List<String> ids,
    String operation,
    long causeOffset,
    String attempt,
    String notBefore) {

  ExpectedRequest {
    ids = List.copyOf(ids);
  }

  /// The raw record that is the cause: `<partition>-<offset>`.
  String cause() {
    return partition + "-" + causeOffset;
  }
}
