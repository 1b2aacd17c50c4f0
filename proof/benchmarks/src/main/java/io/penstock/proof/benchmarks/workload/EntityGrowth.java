package io.penstock.proof.benchmarks.workload;

import io.penstock.ingress.verify.GenuineWebhook;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/// A load whose number of entities grows in steps. Each step first creates entities until their
/// number is reached, then changes known entities, each chosen with the same probability.
///
/// @param entities number of entities of each step, not decreasing
/// @param changes number of changes of known entities in each step
public record EntityGrowth(List<Integer> entities, int changes) {

  /// Checks the numbers of entities.
  ///
  /// @throws IllegalArgumentException if a step has fewer entities than the step before it
  public EntityGrowth {
    entities = List.copyOf(entities);
    for (int step = 0; step < entities.size(); step++) {
      if (entities.get(step) < (step == 0 ? 1 : entities.get(step - 1))) {
        throw new IllegalArgumentException("the number of entities must not decrease");
      }
    }
  }

  /// Number of records of all steps.
  public int total() {
    return entities.getLast() + entities.size() * changes;
  }

  /// Number of records before the first change of a known entity in this step.
  public int changesFrom(int step) {
    return entities.get(step) + step * changes;
  }

  /// Makes the webhooks of the load, one at each call. For one thread.
  public LongFunction<GenuineWebhook> webhooks(PurchaseOrderWebhooks orders, long seed) {
    var next = new NextEntity(seed);
    return receivedAtMs -> orders.next(receivedAtMs, next.number());
  }

  private final class NextEntity {
    private final SplittableRandom random;
    private int step;
    private int known;
    private int changed;

    NextEntity(long seed) {
      this.random = new SplittableRandom(seed);
    }

    int number() {
      if (changed == changes && step < entities.size() - 1) {
        step++;
        changed = 0;
      }
      if (known < entities.get(step)) {
        return known++;
      }
      changed++;
      return random.nextInt(known);
    }
  }
}
