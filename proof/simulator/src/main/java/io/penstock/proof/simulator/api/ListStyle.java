package io.penstock.proof.simulator.api;

/// How a listing is divided. Makini's public texts describe both styles.
public enum ListStyle {
  /// `page` and `per_page`; the answer names the last page in `meta.last_page`.
  PAGES,

  /// `cursor` and `limit`; the answer contains `next_cursor`, which is null at the end.
  CURSOR
}
