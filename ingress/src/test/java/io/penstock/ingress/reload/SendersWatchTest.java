package io.penstock.ingress.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.reload.ReloadCounts.Reload;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.MountedSenderFiles;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.secret.KeyFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The watch on real files.
class SendersWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
  private static final String ONE = "conn-1: {recipe: makini, secrets: [a]}";

  @TempDir private Path directory;
  private MountedSenderFiles operator;
  private SendersInUse newest;
  private FilesWatch<LoadedConnections> watch;

  @BeforeEach
  void start() {
    operator = new MountedSenderFiles(directory);
    operator.secrets("a");
    operator.connections(ONE);
    newest = new SendersInUse(SendersSnapshot.first(operator.read(), Instant.EPOCH));
    watch = SendersWatch.of(operator.places(), newest, InstantSource.fixed(NOW));
    watch.start(Duration.ofMillis(20));
  }

  @AfterEach
  void stop() {
    watch.close();
  }

  @Test
  void newConnectionsFileIsTakenIntoUse() {
    operator.connections(ONE + ", conn-2: {recipe: makini, secrets: [a]}");

    Eventually.holds("the new one is in use", () -> newest.get().connections().named().size() == 2);
    assertThat(newest.get().readAt()).isEqualTo(NOW);
  }

  @Test
  void allConfigurationFilesAndTheNamedSecretsAreLookedAt() {
    var files = operator.places();

    var looked = SendersWatch.places(files, LoadedConnections.first(newest.get().connections()));

    assertThat(looked)
        .containsExactlyInAnyOrder(
            files.connections(), files.recipes(), files.apis(), files.secrets().resolve("a"));
  }

  @Test
  void brokenFileLeavesTheLastGoodVersionUntilItIsMended() {
    var first = newest.get();

    operator.connections(ONE + ", conn-2: [");
    Eventually.holds("refused", () -> newest.reloads().count(Reload.REFUSED) == 1);
    assertThat(newest.get()).isSameAs(first);

    operator.connections(ONE);
    Eventually.holds("good again", () -> !newest.reloads().refusing());
    assertThat(newest.get()).isSameAs(first);
  }

  @Test
  void everyLookThatFindsTheFilesAsTheyAreInUseIsNoted() {
    var looks = new AtomicLong();
    try (var ticking =
        SendersWatch.of(
            operator.places(), newest, () -> NOW.plusSeconds(looks.incrementAndGet()))) {
      ticking.start(Duration.ofMillis(20));

      Eventually.holds(
          "the fourth is noted", () -> !newest.checkedAt().isBefore(NOW.plusSeconds(4)));
    }
    assertThat(newest.get().readAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void volumeThatVanishesDisablesItsKeysUntilItIsBack() throws IOException {
    var first = newest.get().connections();

    Files.move(directory.resolve("secrets"), directory.resolve("away"));
    Eventually.holds("disabled", () -> newest.get().keyLastUse().byKey().isEmpty());
    Eventually.holds("told", () -> newest.reloads().refusing());
    assertThat(newest.get().connections().named()).containsOnlyKeys("conn-1");
    assertThat(newest.disabled()).isEqualTo(Map.of("a", KeyFault.MISSING));

    Files.move(directory.resolve("away"), directory.resolve("secrets"));
    Eventually.holds("good again", () -> !newest.reloads().refusing());
    assertThat(newest.get().connections()).isEqualTo(first);
    assertThat(newest.disabled()).isEmpty();
  }

  @Test
  void secretThatIsGoneIsDisabledAtTheNextLookThoughAnotherChanges() {
    watch.close();
    operator.secrets("a", "b");
    operator.connections("conn-1: {recipe: makini, secrets: [a, b]}");
    newest = new SendersInUse(SendersSnapshot.first(operator.read(), Instant.EPOCH));
    try (var byHand = SendersWatch.of(operator.places(), newest, InstantSource.fixed(NOW))) {
      byHand.look();
      byHand.look();

      operator.secrets(Map.of("b", "another"));
      byHand.look();

      assertThat(newest.get().keyLastUse().byKey()).containsOnlyKeys("b");
      assertThat(newest.disabled()).isEqualTo(Map.of("a", KeyFault.MISSING));
      assertThat(newest.get().readAt()).isEqualTo(NOW);
    }
  }

  @Test
  void noKeyIsDisabledWhileItsVolumeIsReplacedOverAndOver() {
    operator.secrets("a", "b");
    operator.connections("conn-1: {recipe: makini, secrets: [a, b]}");
    Eventually.holds("both are in use", () -> newest.get().keyLastUse().byKey().size() == 2);
    var inUse = newest.get();

    for (int swap = 0; swap < 300; swap++) {
      operator.secrets("a", "b");
      assertThat(newest.disabled()).isEmpty();
    }

    assertThat(newest.get()).isSameAs(inUse);
  }
}
