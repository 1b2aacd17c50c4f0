package io.penstock.proof.benchmarks.rungs;

import io.penstock.processor.ProcessorMain;
import java.time.Duration;
import java.util.List;

/// What is compared, the cheapest first: each does more for a record than the one before.
public enum Rung {
  /// What a Kafka Streams application costs that does nothing: the yardstick.
  PASS_THROUGH("pass-through", PeerMain.class, Duration.ZERO),
  /// What dedupe alone costs, done as documentation tells.
  TEXTBOOK_DEDUPE("textbook-dedupe", PeerMain.class, Duration.ZERO),
  /// The processor, releasing each change at once.
  AT_ONCE("processor-grace-0s", ProcessorMain.class, Duration.ZERO),
  /// The processor, holding each change for the default grace.
  HOLDING("processor-grace-2s", ProcessorMain.class, Duration.ofSeconds(2));

  private final String label;
  private final Class<?> main;
  private final Duration grace;

  Rung(String label, Class<?> main, Duration grace) {
    this.label = label;
    this.main = main;
    this.grace = grace;
  }

  public String label() {
    return label;
  }

  /// The arguments of the JVM that runs it.
  public List<String> command() {
    return main == PeerMain.class ? List.of(main.getName(), label) : List.of(main.getName());
  }

  /// The grace that its records carry.
  public Duration grace() {
    return grace;
  }

  /// Whether it is the processor itself.
  public boolean ours() {
    return main == ProcessorMain.class;
  }
}
