package io.penstock.proof.system.crashes;

import io.penstock.processor.ProcessorSettings;
import io.penstock.proof.fixtures.process.ParentExitWatcher;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.ServiceArguments;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A mutant in a process of its own, to be killed.
final class AtLeastOnceChild {
  private AtLeastOnceChild() {}

  /// Runs it.
  public static void main(String[] args) throws InterruptedException {
    ParentExitWatcher.tie();
    var in = SettingsReader.of(ServiceArguments.config(args), Map.of());
    var settings = ProcessorSettings.read(in);
    in.complete();
    try (var _ = MutantProcessor.start(settings, Mutant.AT_LEAST_ONCE)) {
      new CountDownLatch(1).await();
    }
  }
}
