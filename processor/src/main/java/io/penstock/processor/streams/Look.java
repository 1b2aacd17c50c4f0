package io.penstock.processor.streams;

import io.penstock.schemas.health.Readiness;

/// A look at what processing needs of others, taken again and again.
interface Look extends AutoCloseable {

  /// Whether all of it is there now, and if not, what is missing.
  Readiness look() throws InterruptedException;

  @Override
  void close();
}
