package io.penstock.proof.benchmarks.ingress;

import java.util.List;
import java.util.stream.Stream;

/// A program that the ingress is compared with, or the ingress itself. Each variant does more with
/// a webhook than the variant before it, except the last, which is Kafka's producer alone.
public enum IngressVariant {
  /// A Vert.x server that reads a body and answers.
  BARE("bare-vertx"),
  /// The same, with the body's signature verified.
  HMAC("with-hmac"),
  /// The same, with the body stored by Kafka's own producer before the answer, and nothing else.
  /// The other variants are compared with this one.
  PLAIN("with-plain-producer"),
  /// The ingress as it is shipped.
  INGRESS("ingress"),
  /// Kafka's `ProducerPerformance`, with the ingress's producer settings: no HTTP at all.
  PRODUCER("producer-performance");

  private final String label;

  IngressVariant(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// The arguments of the JVM that serves webhooks as this variant does.
  ///
  /// @throws IllegalStateException for [#PRODUCER], which serves no webhooks
  public List<String> serving() {
    if (this == PRODUCER) {
      throw new IllegalStateException(label + " serves no webhooks");
    }
    return List.of(IngressVariantMain.class.getName(), label);
  }

  /// The arguments of the JVM of [#PRODUCER].
  public static List<String> producing(int bytes) {
    return List.of(ProducerPerformanceMain.class.getName(), Integer.toString(bytes));
  }

  /// The variant with that label.
  public static IngressVariant of(String label) {
    return Stream.of(values())
        .filter(rung -> rung.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rung is called " + label));
  }
}
