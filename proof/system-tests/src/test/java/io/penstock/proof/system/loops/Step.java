package io.penstock.proof.system.loops;

import java.util.Optional;

/// One step of a loop, from the moment when the loop was given a beat until it runs the beat.
///
/// The step is judged by what its looks found, never by how long it took. A loop that is not
/// scheduled, because others keep all cores busy, neither waits nor uses CPU time.
final class Step {
  private final Bounds bounds;
  private final long cpuNanosBefore;
  private int waitedInSuccession;
  private boolean judged;

  /// When a step counts as a block.
  ///
  /// @param waits so many looks in succession found the thread waiting
  /// @param cpuNanos so much CPU time was used in the one step
  record Bounds(int waits, long cpuNanos) {}

  /// Begins with the CPU time that the thread has used before.
  Step(Bounds bounds, long cpuNanosBefore) {
    this.bounds = bounds;
    this.cpuNanosBefore = cpuNanosBefore;
  }

  /// Why this is a block, if the look makes it one. Told once for each step.
  Optional<String> judge(Look look) {
    waitedInSuccession = look.waits() ? waitedInSuccession + 1 : 0;
    var cpuNanos = look.cpuNanos() - cpuNanosBefore;
    if (judged) {
      return Optional.empty();
    }
    if (waitedInSuccession >= bounds.waits()) {
      judged = true;
      return Optional.of("blocked: " + waitedInSuccession + " looks found it waiting");
    }
    if (cpuNanos >= bounds.cpuNanos()) {
      judged = true;
      return Optional.of("busy: one step used " + cpuNanos / 1_000_000 + " ms of CPU time");
    }
    return Optional.empty();
  }
}
