package io.penstock.ingress.reload;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.reload.ReloadCounts.Reload;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.settings.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SendersInUseTest {
  private static final Instant START = Instant.parse("2026-11-28T06:00:00Z");
  private static final Instant LATER = START.plusSeconds(60);
  private static final List<Problem> BAD =
      List.of(new Problem("connections.yaml", "the file", "missing", null, null));
  private static final List<Problem> WORSE =
      List.of(new Problem("connections.yaml", "the file", "too large", null, null));

  private final SendersInUse newest =
      new SendersInUse(SendersSnapshot.first(connections(connection("conn-1", "old")), START));

  @Test
  void newVersionIsInUseFromThenOn() {
    newest.apply(LoadedConnections.first(connections(connection("conn-2", "new"))), LATER, true);

    assertThat(newest.get().connections().named()).containsOnlyKeys("conn-2");
    assertThat(newest.get().readAt()).isEqualTo(LATER);
    assertThat(newest.reloads().count(Reload.APPLIED)).isEqualTo(1);
  }

  @Test
  void sameContentReadAgainIsNoNewVersion() {
    var first = newest.get();

    var difference =
        newest.apply(
            LoadedConnections.first(connections(connection("conn-1", "old"))), LATER, true);

    assertThat(difference).isEqualTo(SendersDifference.NONE);
    assertThat(newest.get()).isSameAs(first);
    assertThat(newest.reloads().count(Reload.APPLIED)).isZero();
  }

  @Test
  void badVersionLeavesTheLastGoodOneAndIsToldOnce() {
    var first = newest.get();

    assertThat(newest.reloads().refuse(BAD)).isTrue();
    assertThat(newest.reloads().refuse(new ArrayList<>(BAD))).isFalse();

    assertThat(newest.reloads().refusing()).isTrue();
    assertThat(newest.get()).isSameAs(first);
    assertThat(newest.reloads().count(Reload.REFUSED)).isEqualTo(1);
  }

  @Test
  void otherMistakesAreAnotherVersion() {
    newest.reloads().refuse(BAD);

    assertThat(newest.reloads().refuse(WORSE)).isTrue();
    assertThat(newest.reloads().refuse(BAD)).isTrue();

    assertThat(newest.reloads().count(Reload.REFUSED)).isEqualTo(3);
  }

  @Test
  void goodFilesEndTheRefusalThoughTheySayNothingNew() {
    newest.reloads().refuse(BAD);

    newest.apply(LoadedConnections.first(connections(connection("conn-1", "old"))), LATER, true);

    assertThat(newest.reloads().refusing()).isFalse();
    assertThat(newest.get().readAt()).isEqualTo(START);
  }

  @Test
  void keyWhoseSecretStaysKeepsItsTime() {
    newest.get().keyLastUse().verified("key-1", 5_000);

    newest.apply(
        LoadedConnections.first(
            connections(connection("conn-1", "old", "new"), connection("c", "old"))),
        LATER,
        true);

    assertThat(seconds("key-1")).isEqualTo(5);
    assertThat(seconds("key-2")).isZero();
  }

  @Test
  void otherSecretUnderTheSameNameBeginsAnew() {
    newest.get().keyLastUse().verified("key-1", 5_000);

    newest.apply(LoadedConnections.first(connections(connection("conn-1", "other"))), LATER, true);

    assertThat(seconds("key-1")).isZero();
  }

  @Test
  void webhookJudgedByTheOldSnapshotStillCounts() {
    var before = newest.get();
    newest.apply(
        LoadedConnections.first(connections(connection("conn-1", "old", "new"))), LATER, true);

    before.keyLastUse().verified("key-1", 7_000);

    assertThat(seconds("key-1")).isEqualTo(7);
  }

  @Test
  void timeOfAKeyIsKeptToTheSecondAndNeverGoesBack() {
    var times = newest.get().keyLastUse();

    times.verified("key-1", 5_000);
    times.verified("key-1", 5_999);
    assertThat(seconds("key-1")).isEqualTo(5);

    times.verified("key-1", 6_000);
    times.verified("key-1", 1_000);
    assertThat(seconds("key-1")).isEqualTo(6);
  }

  private double seconds(String key) {
    return Objects.requireNonNull(newest.get().keyLastUse().byKey().get(key)).seconds();
  }
}
