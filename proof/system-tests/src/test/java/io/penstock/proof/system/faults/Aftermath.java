package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaSandbox;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What holds of a gate after any fault, once it is over.
final class Aftermath {
  private static final int STORED_AGAIN = 20;
  private static final int BYTES = 1_000;

  private static final Pattern EXCEPTION =
      Pattern.compile("(?m)^\\s+at .*|^[\\w.$]+(Exception|Error)\\b.*");

  private Aftermath() {}

  /// Fails unless the gate is ready and stores again, has nothing in flight, told no sender
  /// anything that is not so, and all the while blocked no loop and stayed within its memory.
  static void isSound(GateProcess gate, Ledger ledger, KafkaSandbox kafka) {
    recovers(gate, ledger);
    Truth.holds(ledger, kafka);
    isUnharmed(gate);
  }

  /// The same of a site; besides, it holds no connection of those that are gone, and has told its
  /// log of nothing it did not expect.
  static void isSound(Site site) {
    recovers(site.gate(), site.ledger(), site.door());
    Truth.holds(site.ledger(), site.kafka());
    isUnharmed(site.gate());
    Eventually.get(
        () -> site.gate().scrape().value("penstock_ingress_connections"), open -> open == 0);
    assertThat(EXCEPTION.matcher(site.gate().logged()).results().map(MatchResult::group)).isEmpty();
  }

  /// The first half: it is ready and stores again, and has nothing in flight.
  static void recovers(GateProcess gate, Ledger ledger) {
    recovers(gate, ledger, () -> new RawConnection(gate.port()));
  }

  private static void recovers(GateProcess gate, Ledger ledger, Door door) {
    gate.awaitReady();
    storesAgain(door, ledger);
    Eventually.get(
        () -> gate.scrape().value("penstock_ingress_in_flight_bytes"), bytes -> bytes == 0);
  }

  /// The other half: nothing blocked a loop since it is ready, and the memory stayed within its
  /// bound.
  static void isUnharmed(GateProcess gate) {
    assertThat(gate.loopsBlocked()).as("blocked loops").isEmpty();
    assertThat(gate.residentBytesMax()).isLessThan(GateProcess.RESIDENT_BYTES_MAX);
  }

  private static void storesAgain(Door door, Ledger ledger) {
    try (var wire = door.open()) {
      for (int i = 0; i < STORED_AGAIN; i++) {
        var webhook = Signed.genuine("conn-" + (1 + i % 9), BYTES);
        var answer = wire.send(webhook.request()).answer();
        ledger.answered(webhook, answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
