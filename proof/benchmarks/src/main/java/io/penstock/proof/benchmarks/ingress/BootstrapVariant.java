package io.penstock.proof.benchmarks.ingress;

/// The turns of an ingress that stores webhooks, with and without a bootstrap beside them.
public enum BootstrapVariant {
  /// The bootstrap waits for its next page. The other variant is compared with this one.
  ALONE("webhooks-alone"),
  /// One connection is bootstrapped meanwhile.
  BESIDE("beside-bootstrap");

  private final String label;

  BootstrapVariant(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
