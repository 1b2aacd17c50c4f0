package io.penstock.proof.system.crashes;

import io.penstock.processor.ProcessorMain;
import io.penstock.proof.fixtures.process.ParentExitWatcher;

/// The processor's own main, tied to the test that started it.
final class ProcessorChild {
  private ProcessorChild() {}

  /// Runs it.
  public static void main(String[] args) {
    ParentExitWatcher.tie();
    ProcessorMain.main(args);
  }
}
