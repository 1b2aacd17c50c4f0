package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// Counts the cases of order and deletion that the events of one entity show.
final class OrderCases {
  private final CaseCounts counts;

  OrderCases(CaseCounts counts) {
    this.counts = counts;
  }

  void count(List<RecordResult> steps) {
    var entities = new LinkedHashMap<String, List<Emission>>();
    steps.stream()
        .flatMap(step -> step.emissions().stream())
        .filter(emission -> emission.has("order-kind"))
        .forEach(
            emission -> {
              count(emission);
              entities.computeIfAbsent(entity(emission), _ -> new ArrayList<>()).add(emission);
            });
    entities.values().forEach(this::countThinDeletions);
    for (var entity : entities.values()) {
      var events = entity.stream().filter(Steps::inOrder).toList();
      for (int i = 2; i < events.size(); i++) {
        count(events.get(i - 2), events.get(i - 1), events.get(i));
      }
      countRank(events);
    }
  }

  private static String entity(Emission emission) {
    var test = emission.topic().equals("t.test-events");
    var value = Steps.value(emission);
    return test + " " + value.get("entity");
  }

  private void count(Emission emission) {
    var kind = Steps.kind(emission);
    counts.note("emitted " + kind, Steps.inOrder(emission));
    counts.note("late " + kind, Steps.late(emission));
    counts.note("tie " + kind, emission.has("tie"));
    var issues = Steps.value(emission).get("issues");
    if (issues != null) {
      issues.values().forEach(issue -> count(issue, emission));
    }
  }

  private void count(JsonNode issue, Emission emission) {
    var code = issue.get("code").stringValue();
    var raw = issue.get("raw").stringValue();
    counts.note("issue " + code);
    counts.note("issue " + code + " " + raw);
    var deletes = Steps.value(emission).get("operation").stringValue().equals("deleted");
    counts.note("time of deletion does not delete", isDeletedAt(issue) && !deletes);
  }

  private static boolean isDeletedAt(JsonNode issue) {
    return List.of("/deletedAt", "/_deletedAt", "/deleted_at")
        .contains(issue.get("path").stringValue());
  }

  /// Three consecutive events.
  private void count(Emission one, Emission two, Emission three) {
    var weaker = rank(two) > rank(one) && Steps.kind(one).equals(Steps.kind(three));
    counts.note("weaker kind between two of a stronger kind", weaker);
  }

  private static int rank(Emission event) {
    return List.of("version", "changed", "sent", "place").indexOf(Steps.kind(event));
  }

  /// Counts items that left after items of another kind that came later. The ranks of held items
  /// decide this order.
  private void countRank(List<Emission> events) {
    for (int i = 0; i < events.size(); i++) {
      var event = events.get(i);
      for (var before : events.subList(0, i)) {
        counts.note(
            "rank order is not the order of arrival",
            !Steps.kind(before).equals(Steps.kind(event))
                && Steps.place(before).compareTo(Steps.place(event)) > 0);
      }
    }
  }

  /// Counts content with a changed time that follows a deletion without content.
  private void countThinDeletions(List<Emission> emissions) {
    Map<String, Boolean> state = new LinkedHashMap<>();
    for (var emission : emissions) {
      var after = state.getOrDefault("thin deletion", false);
      var changed = Steps.kind(emission).equals("changed");
      if (after && changed) {
        var created = "created".equals(operation(emission));
        counts.note("after a thin deletion: older content is late", Steps.late(emission));
        counts.note("after a thin deletion: equal key, created", created && emission.has("tie"));
        counts.note("after a thin deletion: newer, created", created && !emission.has("tie"));
      }
      if (Steps.inOrder(emission)) {
        state.put("thin deletion", isThinDeletion(emission));
      }
    }
  }

  private static String operation(Emission emission) {
    return Steps.inOrder(emission) ? Steps.value(emission).get("operation").stringValue() : "late";
  }

  private static boolean isThinDeletion(Emission emission) {
    var value = Steps.value(emission);
    return Objects.equals(operation(emission), "deleted")
        && !value.has("data")
        && Steps.kind(emission).equals("place");
  }
}
