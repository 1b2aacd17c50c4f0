package io.penstock.proof.system.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to processors under load, each raw record leads to its outputs exactly once.
///
/// `-Dkills=20` kills more often.
@ExtendWith(KafkaExtension.class)
class ExactlyOnceTest {
  private static final Duration AGE = Duration.ofDays(21);
  private static final int KILLS = Integer.getInteger("kills", 3);

  @Test
  void killedProcessorGoesOnWhereItCommitted(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "killed")) {
      var random = stage.random();
      var processor = stage.processor("a", 0);
      processor.start();

      try (var load = stage.load()) {
        for (int kill = 0; kill < KILLS; kill++) {
          if (kill % 4 != 3) {
            processor.awaitReady();
          }
          load.awaitMore(random.nextInt(50, 350));
          processor.kill();
          processor.start();
        }
        processor.awaitReady();
        load.awaitMore(100);
      }

      stage.assertExactlyOnce();
      processor.stop();
    }
  }

  @Test
  void lostDiskIsRestoredFromTheChangelogs(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "disk")) {
      var random = stage.random();
      var processor = stage.processor("a", 0);
      processor.start();

      try (var load = stage.load()) {
        for (int loss = 0; loss < 2; loss++) {
          processor.awaitReady();
          load.awaitMore(random.nextInt(200, 500));
          processor.kill();
          processor.deleteState();
          processor.start();
        }
        processor.awaitReady();
        load.awaitMore(200);
      }

      stage.assertExactlyOnce();
    }
  }

  /// Frozen with a transaction open for longer than its session, it wakes when another has taken
  /// over. What it then tries is refused, and it becomes a member of its group again by itself.
  @Test
  void zombieIsFencedAndLivesOn(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "zombie")) {
      var zombie = stage.processor("zombie", 0);
      var heir = stage.processor("heir", 0);
      zombie.start();
      zombie.awaitReady();

      try (var load = stage.load()) {
        load.awaitMore(200);
        haltInTransaction(stage, zombie);
        heir.start();
        awaitSoleMember(stage, "heir");
        awaitProgress(stage);
        load.awaitMore(200);
        zombie.resume();
        Eventually.get(zombie::begunAgain, begunAgain -> begunAgain);
        load.awaitMore(200);
        heir.kill();
        awaitProgress(stage);
      }

      stage.assertExactlyOnce();
      assertThat(zombie.alive()).isTrue();
    }
  }

  @Test
  void instancesComeAndGo(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "rebalanced")) {
      var a = stage.processor("a", 1);
      var b = stage.processor("b", 1);
      var c = stage.processor("c", 1);
      a.start();
      b.start();
      a.awaitReady();
      b.awaitReady();

      try (var load = stage.load()) {
        load.awaitMore(150);
        c.start();
        c.awaitReady();
        load.awaitMore(150);
        a.kill();
        load.awaitMore(300);
        a.start();
        b.stop();
        a.awaitReady();
        load.awaitMore(150);
        c.kill();
        b.start();
        b.awaitReady();
        load.awaitMore(150);
      }

      stage.assertExactlyOnce();
    }
  }

  /// Its stores and its memory hold what is no longer so; it must begin again from its last commit,
  /// in the same process.
  @Test
  void abortedTransactionIsBegunAgainByTheLivingProcess(
      KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "aborted")) {
      var processor = stage.processor("a", 0);
      processor.start();
      processor.awaitReady();

      try (var load = stage.load()) {
        for (int abort = 0; abort < 3; abort++) {
          load.awaitMore(150);
          stage.group().fence();
          awaitProgress(stage);
        }
        load.awaitMore(150);
      }

      stage.assertExactlyOnce();
      assertThat(processor.alive()).isTrue();
      assertThat(processor.begunAgain()).isTrue();
    }
  }

  /// Frozen between the last output and the commit, it finds its transaction aborted by the
  /// coordinator. Brokers of 4.3 then answer with what Kafka Streams takes for fatal.
  @Test
  void commitThatComesTooLateIsBegunAgain(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "late")) {
      var processor = stage.processor("a", 0);
      processor.setting("kafka.default.client.supplier: " + LateCommits.class.getName());
      processor.start();
      processor.awaitReady();

      try (var load = stage.load()) {
        load.awaitMore(400);
        Eventually.holds("the late commit was refused", processor::begunAgain);
      }

      stage.assertExactlyOnce();
      assertThat(processor.alive()).isTrue();
    }
  }

  /// As after an outage of weeks. What is written carries the time of its raw record; nothing of it
  /// may be swept for its age, or the restored processor would not know a repeat.
  @Test
  void recordsOfWeeksAgoAreKnownWhenTheDiskIsLost(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.ofAnotherTime(kafka, directory, "old")) {
      var processor = stage.processor("a", 0);
      processor.start();
      processor.awaitReady();
      stage.group().rollSegments();

      try (var load = stage.load(Instant.now().minus(AGE), Duration.ofSeconds(1))) {
        load.awaitMore(400);
        processor.kill();
        processor.deleteState();
        processor.start();
        processor.awaitReady();
        load.awaitMore(200);
      }

      stage.assertExactlyOnce();
      assertThat(stage.group().swept()).isEmpty();
    }
  }

  /// Freezes it at a moment at which the broker shows its transaction open.
  private static void haltInTransaction(Stage stage, ProcessorProcess processor) {
    Eventually.get(
        () -> {
          processor.halt();
          var open = stage.group().inTransaction();
          if (!open) {
            processor.resume();
          }
          return open;
        },
        open -> open);
  }

  /// Returns once the session of every other member has ended. A commit that was on its way when
  /// its process was halted looks like progress, too.
  private static void awaitSoleMember(Stage stage, String name) {
    Eventually.get(
        stage.group()::members,
        members -> !members.isEmpty() && members.stream().allMatch(id -> id.startsWith(name)));
  }

  /// Returns once some more was committed than is now, in every partition.
  private static void awaitProgress(Stage stage) {
    var before = stage.group().committed();
    Eventually.get(stage.group()::committed, now -> isPast(before, now));
  }

  private static boolean isPast(Map<Integer, Long> before, Map<Integer, Long> now) {
    return now.entrySet().stream()
        .allMatch(offset -> offset.getValue() > before.getOrDefault(offset.getKey(), 0L));
  }
}
