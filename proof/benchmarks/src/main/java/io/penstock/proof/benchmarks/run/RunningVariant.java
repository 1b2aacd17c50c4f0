package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import java.time.Instant;
import java.util.function.Supplier;

/// A started ingress variant and its load generator. It is idle except while it is warmed up or
/// measured, so that several variants can take turns.
interface RunningVariant extends AutoCloseable {
  void warmUp(int seconds);

  IngressMeasurement measure(int seconds);

  /// The process id of the variant.
  long pid();

  @Override
  void close();

  /// A server and its load generator.
  ///
  /// @param usage what the server's process has used since its start
  /// @param ended cleans up after both
  record Serving(
      String label,
      BenchmarkProcess server,
      BenchmarkProcess client,
      Supplier<JvmUsage> usage,
      Runnable ended)
      implements RunningVariant {
    @Override
    public void warmUp(int seconds) {
      client.ask("warmup " + seconds);
    }

    @Override
    public IngressMeasurement measure(int seconds) {
      var begin = Instant.now();
      var before = usage.get();
      var served = LoadResult.of(client.ask("measure " + seconds));
      var used = usage.get().since(before);
      if (served.stored() == 0 || served.refused() > 0) {
        throw new BenchException(
            "%s stored %d and refused or lost %d; its log is %s"
                .formatted(label, served.stored(), served.refused(), server.log()));
      }
      return new IngressMeasurement(served, used, begin, Instant.now());
    }

    @Override
    public long pid() {
      return server.pid();
    }

    @Override
    public void close() {
      client.close();
      server.close();
      ended.run();
    }
  }

  /// Kafka's producer, which needs no load generator.
  ///
  /// @param ended cleans up after it
  record Producing(BenchmarkProcess producer, Runnable ended) implements RunningVariant {
    /// About the rate of the producer, so that its turns take as long as those of the other
    /// variants.
    private static final int RECORDS_PER_SECOND = 50_000;

    @Override
    public void warmUp(int seconds) {
      measure(seconds);
    }

    @Override
    public IngressMeasurement measure(int seconds) {
      var begin = Instant.now();
      var served = LoadResult.of(producer.ask(Integer.toString(seconds * RECORDS_PER_SECOND)));
      return new IngressMeasurement(served, JvmUsage.of(producer.line()), begin, Instant.now());
    }

    @Override
    public long pid() {
      return producer.pid();
    }

    @Override
    public void close() {
      producer.close();
      ended.run();
    }
  }
}
