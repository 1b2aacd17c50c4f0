package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.profile.CpuProfile;
import io.penstock.proof.benchmarks.profile.ProcessingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table of the processor's CPU time by processing step.
public final class CpuBreakdownTable {
  private CpuBreakdownTable() {}

  /// The table, with a row for each step and a column for each profile.
  ///
  /// @param profiles by variant, in the order of the columns
  public static String table(Map<String, CpuProfile> profiles) {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("station"));
    head.addAll(profiles.keySet());
    rows.add(head);
    for (var station : ProcessingStep.values()) {
      var row = new ArrayList<>(List.of(station.label()));
      profiles.values().forEach(profile -> row.add(percent(profile.part(station))));
      rows.add(row);
    }
    var samples = new ArrayList<>(List.of("samples"));
    profiles.values().forEach(it -> samples.add(String.format(Locale.ROOT, "%,d", it.total())));
    rows.add(samples);
    return TextTable.of(rows);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
