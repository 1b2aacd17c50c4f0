package io.penstock.ingress.senders;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.fixture.Eventually;
import io.penstock.ingress.fixture.OperatorFiles;
import io.penstock.ingress.reload.FilesWatch;
import io.penstock.ingress.reload.Reload;
import io.penstock.settings.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
  private OperatorFiles operator;
  private NewestSenders newest;
  private FilesWatch<Connections> watch;

  @BeforeEach
  void start() {
    operator = new OperatorFiles(directory);
    operator.secrets("a");
    operator.connections(ONE);
    newest = new NewestSenders(Senders.first(operator.read(), Instant.EPOCH));
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
  void volumeThatVanishesLeavesTheLastGoodVersion() throws IOException {
    var first = newest.get();

    Files.move(directory.resolve("secrets"), directory.resolve("away"));
    Eventually.holds("refused", () -> newest.reloads().refusing());
    Files.createDirectory(directory.resolve("secrets"));
    assertThat(newest.get()).isSameAs(first);

    Files.delete(directory.resolve("secrets"));
    Files.move(directory.resolve("away"), directory.resolve("secrets"));
    Eventually.holds("good again", () -> !newest.reloads().refusing());
    assertThat(newest.get()).isSameAs(first);
  }
}
