package io.penstock.standalone.demo;

import io.penstock.proof.simulator.Accounts;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.standalone.local.Ports;
import java.nio.file.Path;

/// The commands to try with a bridge that stays up after the demo.
final class DemoNextSteps {
  private DemoNextSteps() {}

  static String text(Path data, Ports ports, Accounts accounts) {
    var connection =
        accounts.all().stream().filter(Account::active).findFirst().orElseThrow().connection();
    return """

    The bridge stays up until Ctrl-C. In another terminal:

      ./penstock tail --kafka 127.0.0.1:%1$d --from-beginning --no-follow late dead-letters
      ./penstock send --to http://127.0.0.1:%2$d --data '%3$s' --connection %4$s --event work-orders.updated --count 20 --repeat 50 --shuffle
      ./penstock tail --kafka 127.0.0.1:%1$d --connection %4$s --from-beginning
      curl -sS http://127.0.0.1:%5$d/metrics
    """
        .formatted(ports.kafka(), ports.webhooks(), data, connection, ports.processorManagement());
  }
}
