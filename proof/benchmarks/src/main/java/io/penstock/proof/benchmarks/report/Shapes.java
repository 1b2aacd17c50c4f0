package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.client.Shape;
import io.penstock.proof.benchmarks.ladder.IngressRung;
import io.penstock.proof.benchmarks.ladder.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the ingress gave and took with each shape, beside the plain producer.
public final class Shapes {
  private Shapes() {}

  /// The table: a row for each shape.
  ///
  /// @param services of [IngressRung#INGRESS] and [IngressRung#PLAIN], one a round
  public static String table(Map<Shape, Map<IngressRung, List<Service>>> services) {
    var rows = new ArrayList<List<String>>();
    rows.add(Ladder.head("shape"));
    services.forEach(
        (shape, given) ->
            rows.add(
                Ladder.row(
                    shape.text(),
                    given.getOrDefault(IngressRung.INGRESS, List.of()),
                    given.getOrDefault(IngressRung.PLAIN, List.of()))));
    return Table.of(rows);
  }
}
