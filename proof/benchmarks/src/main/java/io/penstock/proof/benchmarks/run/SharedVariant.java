package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A variant whose process several variants use in turns. It is started for the first of them, and
/// closed with the last. For one thread.
final class SharedVariant<V extends RunningVariant> {
  private final Supplier<V> start;
  private @Nullable V running;
  private int uses;

  SharedVariant(Supplier<V> start) {
    this.start = start;
  }

  /// A variant of the shared process.
  ///
  /// @param turns what takes the turns
  RunningVariant use(Function<V, RunningVariant> turns) {
    var shared = running == null ? start.get() : running;
    running = shared;
    uses++;
    return new Use(turns.apply(shared));
  }

  private void release() {
    uses--;
    if (uses == 0 && running != null) {
      running.close();
      running = null;
    }
  }

  private final class Use implements RunningVariant {
    private final RunningVariant turns;

    private Use(RunningVariant turns) {
      this.turns = turns;
    }

    @Override
    public void warmUp(int seconds) {
      turns.warmUp(seconds);
    }

    @Override
    public IngressMeasurement measure(int seconds) {
      return turns.measure(seconds);
    }

    @Override
    public long pid() {
      return turns.pid();
    }

    @Override
    public void close() {
      release();
    }
  }
}
