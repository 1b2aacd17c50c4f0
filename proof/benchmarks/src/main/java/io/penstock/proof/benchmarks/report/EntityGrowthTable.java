package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.profile.CostPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A table of the processor's CPU time per record at growing numbers of entities, by its parts.
public final class EntityGrowthTable {

  private static final List<CostPart> STORES =
      List.of(
          CostPart.ENTITY_READS,
          CostPart.SEEN_LOOKUPS,
          CostPart.STORE_WRITES,
          CostPart.ROCKSDB_THREADS);

  /// The CPU time per record at one number of entities.
  ///
  /// @param micros by part, in microseconds
  public record Cost(Map<CostPart, Double> micros) {

    public Cost {
      micros = Map.copyOf(micros);
    }

    double of(CostPart part) {
      return micros.getOrDefault(part, 0.0);
    }

    /// The cost of the stores as a multiple of the cost of the fold, which depends on no store.
    double storesToFold() {
      var stores = STORES.stream().mapToDouble(this::of).sum();
      return stores / of(CostPart.FOLD);
    }

    double total() {
      return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /// The costs of one run, one for each number of entities.
  public record Round(List<Cost> costs) {

    public Round {
      costs = List.copyOf(costs);
    }
  }

  private final List<Integer> entities;
  private final List<Round> rounds;

  /// A table of at least one round.
  ///
  /// @param entities the numbers of entities
  public EntityGrowthTable(List<Integer> entities, List<Round> rounds) {
    this.entities = List.copyOf(entities);
    this.rounds = List.copyOf(rounds);
  }

  /// The table, with a column for each number of entities: medians of the rounds, and the total's
  /// ratio to that of the first column in the same round, with its range.
  public String table() {
    var rows = new ArrayList<List<String>>();
    rows.add(row("CPU us/record at entities", step -> count(entities.get(step))));
    for (var part : CostPart.values()) {
      rows.add(row(part.label(), step -> text(spread(step, cost -> cost.of(part)).median())));
    }
    rows.add(row("total", step -> text(spread(step, Cost::total).median())));
    rows.add(row("stores, to the fold", step -> ratio(spread(step, Cost::storesToFold).median())));
    rows.add(row("total, to the first", step -> range("%.2f", ratio(step))));
    return TextTable.of(rows);
  }

  private List<String> row(String label, IntFunction<String> cell) {
    var row = new ArrayList<>(List.of(label));
    IntStream.range(0, entities.size()).mapToObj(cell).forEach(row::add);
    return row;
  }

  /// The growth from the first to the last number of entities, and the part that grows most, in a
  /// sentence.
  public String sentence() {
    var last = entities.size() - 1;
    var part =
        List.of(CostPart.values()).stream()
            .max(Comparator.comparingDouble(each -> growth(cost -> cost.of(each)).median()))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "From %s to %s entities the CPU time per record changes by %s us (ratio %s);"
            + " the part that grows most is %s: %s us.",
        count(entities.getFirst()),
        count(entities.get(last)),
        range("%+.1f", growth(Cost::total)),
        range("%.2f", ratio(last)),
        part.label(),
        range("%+.1f", growth(cost -> cost.of(part))));
  }

  /// The differences between the last and the first number of entities.
  private MedianAndRange growth(ToDoubleFunction<Cost> figure) {
    return MedianAndRange.of(
        rounds.stream()
            .map(
                round ->
                    figure.applyAsDouble(round.costs().getLast())
                        - figure.applyAsDouble(round.costs().getFirst()))
            .toList());
  }

  private MedianAndRange ratio(int step) {
    return MedianAndRange.of(
        rounds.stream()
            .map(round -> round.costs().get(step).total() / round.costs().getFirst().total())
            .toList());
  }

  private MedianAndRange spread(int step, ToDoubleFunction<Cost> figure) {
    return MedianAndRange.of(
        rounds.stream().map(round -> figure.applyAsDouble(round.costs().get(step))).toList());
  }

  private String range(String format, MedianAndRange values) {
    var median = String.format(Locale.ROOT, format, values.median());
    return rounds.size() == 1
        ? median
        : String.format(
            Locale.ROOT,
            "%s (" + format + " to " + format + ")",
            median,
            values.min(),
            values.max());
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String text(double micros) {
    return String.format(Locale.ROOT, "%.1f", micros);
  }

  private static String count(int entities) {
    return String.format(Locale.ROOT, "%,d", entities);
  }
}
