package io.penstock.proof.benchmarks.ingress;

import java.net.URI;
import java.util.List;

/// A program that answers requests to fetch entities.
public enum FetchVariant {
  /// A consumer, an HTTP client and a producer, and nothing else. The ingress is compared with it.
  PLAIN_LOOP("plain-loop"),
  /// The ingress as it is shipped.
  INGRESS("ingress-pull");

  private final String label;

  FetchVariant(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// The arguments of the JVM that answers requests as this variant does.
  ///
  /// @param api URL of the connection's API
  public List<String> answering(URI api) {
    return switch (this) {
      case PLAIN_LOOP -> List.of(PlainFetchMain.class.getName(), api.toString());
      case INGRESS -> IngressVariant.INGRESS.serving();
    };
  }
}
