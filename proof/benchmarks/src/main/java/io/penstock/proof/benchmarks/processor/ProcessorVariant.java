package io.penstock.proof.benchmarks.processor;

import io.penstock.processor.ProcessorMain;
import java.time.Duration;
import java.util.List;

/// What is compared, the cheapest first: each does more for a record than the one before.
public enum ProcessorVariant {
  /// What a Kafka Streams application costs that does nothing: the yardstick.
  PASS_THROUGH("pass-through", BaselineStreamsMain.class, Duration.ZERO),
  /// What dedupe alone costs, done as documentation tells.
  TEXTBOOK_DEDUPE("textbook-dedupe", BaselineStreamsMain.class, Duration.ZERO),
  /// The processor, releasing each change at once.
  AT_ONCE("processor-grace-0s", ProcessorMain.class, Duration.ZERO),
  /// The processor, holding each change for the default grace.
  HOLDING("processor-grace-2s", ProcessorMain.class, Duration.ofSeconds(2));

  private final String label;
  private final Class<?> main;
  private final Duration grace;

  ProcessorVariant(String label, Class<?> main, Duration grace) {
    this.label = label;
    this.main = main;
    this.grace = grace;
  }

  public String label() {
    return label;
  }

  /// The arguments of the JVM that runs it.
  public List<String> command() {
    return main == BaselineStreamsMain.class
        ? List.of(main.getName(), label)
        : List.of(main.getName());
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
