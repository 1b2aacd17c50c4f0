package io.penstock.proof.system.pull;

import io.penstock.ingress.IngressMain;
import io.penstock.proof.fixtures.process.ParentExitWatcher;

/// The ingress's own main, tied to the test that started it.
final class PullReplicaMain {
  private PullReplicaMain() {}

  public static void main(String[] args) {
    ParentExitWatcher.tie();
    IngressMain.main(args);
  }
}
