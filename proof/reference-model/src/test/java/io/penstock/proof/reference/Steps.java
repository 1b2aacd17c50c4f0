package io.penstock.proof.reference;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// Reads the results of a log.
final class Steps {
  private Steps() {}

  /// The number of items with that outcome at a step.
  static long countOf(List<RecordResult> steps, int step, String name) {
    var before = step == 0 ? 0 : steps.get(step - 1).count(name);
    return steps.get(step).count(name) - before;
  }

  /// Whether the emission is the next event of an entity.
  static boolean inOrder(Emission emission) {
    return emission.has("ce_sequence");
  }

  /// Whether the emission is the event of a late item.
  static boolean late(Emission emission) {
    return emission.has("order-kind") && !emission.has("ce_sequence");
  }

  static String id(Emission emission) {
    return Objects.requireNonNull(emission.textOf("ce_id"));
  }

  static String kind(Emission emission) {
    return Objects.requireNonNull(emission.textOf("order-kind"));
  }

  /// The place of the event's item in the log.
  static LogPosition place(Emission emission) {
    var parts = id(emission).split("-", -1);
    return new LogPosition(Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
  }

  static JsonNode value(Emission emission) {
    return Objects.requireNonNull(Json.read(Objects.requireNonNull(emission.value())));
  }
}
