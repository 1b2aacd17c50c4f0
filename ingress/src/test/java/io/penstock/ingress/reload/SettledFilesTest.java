package io.penstock.ingress.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.senders.MountedSenderFiles;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the senders' files are read, and what counts of what was read.
class SettledFilesTest {
  @TempDir private Path directory;
  private final AtomicInteger readings = new AtomicInteger();
  private final List<Runnable> duringTheNextReading = new ArrayList<>();
  private MountedSenderFiles operator;
  private SettledFiles<Connections> files;

  @BeforeEach
  void write() {
    operator = new MountedSenderFiles(directory);
    operator.secrets("a", "b");
    operator.connections("conn-1: {recipe: makini, secrets: [a]}");
    files =
        new SettledFiles<>(
            SendersWatch.FILES,
            operator.read(),
            said -> SendersWatch.places(operator.places(), LoadedConnections.first(said)),
            this::read);
  }

  @Test
  void whatStandsStillIsReadOnce() {
    assertThat(files.look()).isEqualTo(new FoundFiles.Unsettled<Connections>());
    assertThat(files.look()).isEqualTo(new FoundFiles.Good<>(operator.read()));

    for (int look = 0; look < 100; look++) {
      assertThat(files.look()).isEqualTo(new FoundFiles.Same<Connections>());
    }

    assertThat(readings).hasValue(1);
  }

  @Test
  void changeIsReadWhenTwoLooksFoundTheSame() {
    settle();

    operator.connections("conn-1: {recipe: makini, secrets: [a]}, conn-2: {recipe: m");
    var halfWritten = files.look();
    operator.connections(
        "conn-1: {recipe: makini, secrets: [a]}, conn-2: {recipe: makini, secrets: [b]}");
    var written = files.look();
    var stands = files.look();

    assertThat(List.of(halfWritten, written)).containsOnly(new FoundFiles.Unsettled<Connections>());
    assertThat(stands).isEqualTo(new FoundFiles.Good<>(operator.read()));
    assertThat(operator.read().named()).containsOnlyKeys("conn-1", "conn-2");
  }

  @Test
  void secretThatIsNamedForTheFirstTimeIsLookedAtFromThenOn() {
    settle();
    operator.connections("conn-1: {recipe: makini, secrets: [b]}");
    files.look();
    files.look();

    assertThat(files.look()).isEqualTo(new FoundFiles.Unsettled<Connections>());
    assertThat(files.look()).isEqualTo(new FoundFiles.Good<>(operator.read()));
    assertThat(files.look()).isEqualTo(new FoundFiles.Same<Connections>());
    operator.secrets(Map.of("b", "another"));

    assertThat(files.look()).isEqualTo(new FoundFiles.Unsettled<Connections>());
    assertThat(files.look()).isEqualTo(new FoundFiles.Good<>(operator.read()));
  }

  @Test
  void secretThatIsReplacedWhileTheFilesAreReadMakesTheReadingVoid() {
    settle();
    operator.connections("conn-1: {recipe: makini, secrets: [a, b]}");
    files.look();

    duringTheNextReading.add(() -> operator.secrets("a", "b", "c"));

    assertThat(files.look()).isEqualTo(new FoundFiles.Unsettled<Connections>());
    assertThat(files.look()).isEqualTo(new FoundFiles.Unsettled<Connections>());
    assertThat(files.look()).isEqualTo(new FoundFiles.Good<>(operator.read()));
  }

  @Test
  void secretThatComesAfterTheConnectionThatNamesItMakesABadVersionGood() {
    settle();
    operator.connections("conn-1: {recipe: makini, secrets: [a, new]}");

    files.look();
    var without = files.look();
    operator.secrets("a", "b", "new");
    files.look();
    var with = files.look();

    assertThat(lines(without))
        .singleElement()
        .asString()
        .contains("connection conn-1: secret new is missing; put the secret of conn-1 in the file");
    assertThat(with).isEqualTo(new FoundFiles.Good<>(operator.read()));
  }

  @Test
  void badVersionIsReadAtEveryLookBecauseItMayBeMendedWithoutATrace() {
    settle();
    operator.connections("conn-1: {recipe: makini, secrets: [missing]}");
    files.look();

    for (int look = 0; look < 5; look++) {
      assertThat(files.look()).isInstanceOf(FoundFiles.Bad.class);
    }

    assertThat(readings).hasValue(6);
  }

  @Test
  void goodVersionThatComesBackUntouchedIsReadAgain() throws IOException {
    settle();

    Files.move(directory.resolve("secrets"), directory.resolve("away"));
    files.look();
    var away = files.look();
    Files.move(directory.resolve("away"), directory.resolve("secrets"));
    files.look();
    var back = files.look();

    assertThat(away).isInstanceOf(FoundFiles.Bad.class);
    assertThat(back).isEqualTo(new FoundFiles.Good<>(operator.read()));
  }

  @Test
  void fileThatIsGoneIsKnownAtTheNextLookWhateverElseIsChanging() {
    operator.connections("conn-1: {recipe: makini, secrets: [a, b]}");
    files.look();
    files.look();
    files.look();
    assertThat(files.gone()).containsOnly(operator.places().recipes(), operator.places().apis());

    operator.secrets(Map.of("b", "another"));

    assertThat(files.look()).isEqualTo(new FoundFiles.Unsettled<Connections>());
    assertThat(files.gone())
        .containsOnly(
            operator.places().recipes(),
            operator.places().apis(),
            operator.places().secrets().resolve("a"));
  }

  @Test
  void filesThatNeverStandStillAreAProblemInTheEnd() {
    settle();

    var last = new ArrayList<FoundFiles<Connections>>();
    for (int look = 0; look < SettledFiles.UNSETTLED_LOOKS_MAX; look++) {
      operator.secrets("a", "b", "c" + look);
      last.add(files.look());
    }

    assertThat(last.subList(0, last.size() - 1))
        .containsOnly(new FoundFiles.Unsettled<Connections>());
    assertThat(lines(last.getLast()))
        .containsExactly(
            "the senders' files: what they hold is different at each of the last 12 looks;"
                + " expected files that stand still from one look to the next");
    assertThat(files.look()).isInstanceOf(FoundFiles.Good.class);
  }

  private void settle() {
    files.look();
    assertThat(files.look()).isInstanceOf(FoundFiles.Good.class);
  }

  private @Nullable Connections read(Problems problems) {
    readings.incrementAndGet();
    var read = operator.places().read(problems);
    duringTheNextReading.forEach(Runnable::run);
    duringTheNextReading.clear();
    return problems.isEmpty() ? read : null;
  }

  private static List<String> lines(FoundFiles<Connections> found) {
    return found instanceof FoundFiles.Bad<Connections>(var problems)
        ? problems.stream().map(Problem::line).toList()
        : List.of();
  }
}
