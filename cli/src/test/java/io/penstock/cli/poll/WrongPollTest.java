package io.penstock.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongPollTest {
  private static final String NOWHERE = "127.0.0.1:1";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--type vendro                          | there is no entity type \"vendro\"; did you mean",
        "--since 2026-11-24T12:00:01Z           | --since: expected a time in the past",
        "--since yesterday                      | is no time: expected Unix seconds, or such as",
        "--since 2026-01-01T00:00:00Z --full    | expected one of them",
        "--timeout soon                         | --timeout: expected a duration such as 90s",
        "--timeout 0s                           | --timeout: expected a duration such as 90s",
        "--prefix a/b                           | --prefix: expected 1-100 characters",
      })
  void optionThatMakesNoCommandIsWrongUse(String options, String complaint) {
    var run = poll("conn-42", options.split(" "));

    assertWrong(run, complaint);
  }

  @Test
  void connectionIsAnId() {
    assertWrong(poll("a/b"), "--connection: expected 1-128 characters");
  }

  @Test
  void timeOfNowIsInThePast() {
    var run =
        PollFixture.with(directory, "api: makini-v3, token: t")
            .poll("--dry-run", "--since", "2026-11-24T12:00:00Z");

    assertThat(run.code()).isZero();
  }

  @Test
  void connectionWithoutAnApiIsToldWithTheLineToWrite() {
    assertWrong(
        PollFixture.with(directory, "").poll("--kafka", NOWHERE),
        "conn-42 has no API to poll; expected \"api\" and \"token\", such as"
            + " conn-42: {..., api: makini-v3, token: conn-42}");
  }

  @Test
  void disconnectedConnectionIsNotPolled() {
    assertWrong(
        PollFixture.with(directory, "api: makini-v3, token: t, state: disconnected")
            .poll("--kafka", NOWHERE),
        "conn-42 is disconnected, so it is not polled");
  }

  @Test
  void typeThatTheConnectionDoesNotPollIsToldWithThoseItPolls() {
    assertWrong(
        PollFixture.with(directory, "api: makini-v3, token: t, types: [vendor, asset]")
            .poll("--kafka", NOWHERE, "--type", "vendor", "--type", "site"),
        "conn-42 does not poll site; expected vendor, asset");
  }

  @Test
  void unknownConnectionIsToldWithTheNearest() {
    var fixture = PollFixture.with(directory, "api: makini-v3, token: t");
    var file = fixture.directory().resolve("connections.yaml").toString();

    assertWrong(poll("conn-24", "--connections", file), "did you mean conn-42?");
  }

  @Test
  void requestsCanOnlyBePrintedWithTheConnectionsFile() {
    var missing = directory.resolve("nowhere.yaml").toString();

    var run = poll("conn-42", "--connections", missing, "--dry-run");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere.yaml");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void commandNamesItsConnection() {
    var run = CommandRun.of("poll");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'--connection=C'");
  }

  private static CommandRun poll(String connection, String... options) {
    var args = new ArrayList<>(List.of("poll", "--connection", connection));
    args.addAll(List.of(options));
    if (!args.contains("--connections")) {
      args.addAll(List.of("--kafka", NOWHERE));
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static void assertWrong(CommandRun run, String complaint) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("penstock: ").contains(complaint).hasLineCount(2);
    assertThat(run.out()).isEmpty();
  }
}
