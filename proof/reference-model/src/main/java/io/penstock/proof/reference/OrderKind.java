package io.penstock.proof.reference;

import java.util.Locale;

/// The source of an order key (rule 6.1).
enum OrderKind {
  VERSION,
  CHANGED,
  SENT,
  PLACE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
