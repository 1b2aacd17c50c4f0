package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A table that compares the ingress with the plain producer for each load shape.
public final class LoadShapeTable {
  private LoadShapeTable() {}

  /// The table, with a row for each shape.
  ///
  /// @param services of [IngressVariant#INGRESS] and [IngressVariant#PLAIN], one measurement a
  ///   round
  public static String table(
      Map<LoadShape, Map<IngressVariant, List<IngressMeasurement>>> services) {
    var rows = new ArrayList<List<String>>();
    rows.add(IngressComparisonTable.head("shape"));
    services.forEach(
        (shape, given) ->
            rows.add(
                IngressComparisonTable.row(
                    shape.text(),
                    given.getOrDefault(IngressVariant.INGRESS, List.of()),
                    given.getOrDefault(IngressVariant.PLAIN, List.of()))));
    return TextTable.of(rows);
  }
}
