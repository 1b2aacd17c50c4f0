package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.client.Served;
import io.penstock.proof.benchmarks.ladder.Service;
import io.penstock.proof.benchmarks.ladder.Usage;
import java.time.Instant;
import java.util.function.Supplier;

/// A rung that is started, and what sends to it: idle but for the time in which it is warmed up or
/// measured, so that several can take turns.
interface Lane extends AutoCloseable {
  void warmUp(int seconds);

  Service measure(int seconds);

  /// The process of the rung.
  long pid();

  @Override
  void close();

  /// A server, and the client that sends to it.
  ///
  /// @param usage what the server's process has used since its start
  /// @param ended clears up after them
  record Serving(String label, Child server, Child client, Supplier<Usage> usage, Runnable ended)
      implements Lane {
    @Override
    public void warmUp(int seconds) {
      client.ask("warmup " + seconds);
    }

    @Override
    public Service measure(int seconds) {
      var begin = Instant.now();
      var before = usage.get();
      var served = Served.of(client.ask("measure " + seconds));
      var used = usage.get().since(before);
      if (served.stored() == 0 || served.refused() > 0) {
        throw new BenchException(
            "%s answered %d with 200 and %d otherwise; its log is %s"
                .formatted(label, served.stored(), served.refused(), server.log()));
      }
      return new Service(served, used, begin, Instant.now());
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

  /// Kafka's producer, which needs nobody to send to it.
  ///
  /// @param ended clears up after it
  record Producing(Child producer, Runnable ended) implements Lane {
    /// About what it sends, so that its turns take as long as the others'.
    private static final int RECORDS_PER_SECOND = 50_000;

    @Override
    public void warmUp(int seconds) {
      measure(seconds);
    }

    @Override
    public Service measure(int seconds) {
      var begin = Instant.now();
      var served = Served.of(producer.ask(Integer.toString(seconds * RECORDS_PER_SECOND)));
      return new Service(served, Usage.of(producer.line()), begin, Instant.now());
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
