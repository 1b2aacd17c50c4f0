package io.penstock.proof.benchmarks.processor;

import io.penstock.processor.ProcessorMain;
import java.time.Duration;
import java.util.List;

/// A Kafka Streams application that the processor is compared with, or the processor itself. Each
/// variant does more for a record than the variant before it.
public enum ProcessorVariant {
  /// An application that only forwards records. The other variants are compared with it.
  PASS_THROUGH("pass-through", BaselineStreamsMain.class, Duration.ZERO),
  /// An application that only drops repeated webhook ids, as tutorials describe it.
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

  /// The arguments of the JVM that runs this variant.
  public List<String> command() {
    return main == BaselineStreamsMain.class
        ? List.of(main.getName(), label)
        : List.of(main.getName());
  }

  /// The grace in the headers of its records.
  public Duration grace() {
    return grace;
  }

  /// Whether this variant is the processor itself.
  public boolean ours() {
    return main == ProcessorMain.class;
  }
}
