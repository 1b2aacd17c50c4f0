package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.client.Shape;
import io.penstock.proof.benchmarks.ladder.GateRung;
import io.penstock.proof.benchmarks.ladder.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the ingress gave and took with each shape, beside the plain producer.
public final class Shapes {
  private Shapes() {}

  /// The table: a row for each shape.
  ///
  /// @param services of [GateRung#INGRESS] and [GateRung#PLAIN], one a round
  public static String table(Map<Shape, Map<GateRung, List<Service>>> services) {
    var rows = new ArrayList<List<String>>();
    rows.add(Ladder.head("shape"));
    services.forEach(
        (shape, given) ->
            rows.add(
                Ladder.row(
                    shape.text(),
                    given.getOrDefault(GateRung.INGRESS, List.of()),
                    given.getOrDefault(GateRung.PLAIN, List.of()))));
    return Table.of(rows);
  }
}
