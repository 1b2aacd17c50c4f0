package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What holds of a ingress after any fault, once it is over.
final class Aftermath {
  private static final int STORED_AGAIN = 20;
  private static final int BYTES = 1_000;

  private static final Pattern EXCEPTION =
      Pattern.compile("(?m)^\\s+at .*|^[\\w.$]+(Exception|Error)\\b.*");

  private Aftermath() {}

  /// Fails unless the ingress is ready and stores again, has nothing in flight, told no sender
  /// anything that is not so, and all the while blocked no loop and stayed within its memory.
  static void isSound(IngressProcess ingress, Ledger ledger, KafkaTestClient kafka) {
    recovers(ingress, ledger);
    Truth.holds(ledger, kafka);
    isUnharmed(ingress);
  }

  /// The same of a site; besides, it holds no connection of those that are gone, and has told its
  /// log of nothing it did not expect.
  static void isSound(IngressSite site) {
    recovers(site.ingress(), site.ledger(), site.door());
    Truth.holds(site.ledger(), site.kafka());
    isUnharmed(site.ingress());
    Eventually.get(
        () -> site.ingress().scrape().value("penstock_ingress_connections"), open -> open == 0);
    assertThat(EXCEPTION.matcher(site.ingress().logged()).results().map(MatchResult::group))
        .isEmpty();
  }

  /// The first half: it is ready and stores again, and has nothing in flight.
  static void recovers(IngressProcess ingress, Ledger ledger) {
    recovers(ingress, ledger, () -> new RawConnection(ingress.port()));
  }

  private static void recovers(IngressProcess ingress, Ledger ledger, Connecting door) {
    ingress.awaitReady();
    storesAgain(door, ledger);
    Eventually.get(
        () -> ingress.scrape().value("penstock_ingress_in_flight_bytes"), bytes -> bytes == 0);
  }

  /// The other half: nothing blocked a loop since it is ready, and the memory stayed within its
  /// bound.
  static void isUnharmed(IngressProcess ingress) {
    assertThat(ingress.loopsBlocked()).as("blocked loops").isEmpty();
    assertThat(ingress.residentBytesMax()).isLessThan(IngressProcess.RESIDENT_BYTES_MAX);
  }

  private static void storesAgain(Connecting door, Ledger ledger) {
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
