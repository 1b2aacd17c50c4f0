package io.penstock.cli.send;

import static io.penstock.cli.send.MadeUpWebhooksTest.json;
import static io.penstock.cli.send.MadeUpWebhooksTest.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
  private final FakeIngress bridge;
  private final Path data;

  SendCommandTest(@TempDir Path data) throws IOException {
    this.data = data;
    this.bridge = new FakeIngress();
  }

  @BeforeEach
  void writeConnections() throws IOException {
    Files.createDirectories(data.resolve("secrets"));
    Files.writeString(data.resolve("secrets/shared"), "makini-test-secret\n");
    Files.writeString(
        data.resolve("connections.yaml"),
        "connections: {conn-42: {recipe: makini, secrets: [shared]}}\n");
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void aMadeUpWebhookIsSignedWithTheSecretOfTheDataDirectoryAndStored() {
    var run = send("--connection", "conn-42", "--event", "purchase-orders.updated");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("200 stored  id x  receipt 0-0  \\d+ ms"),
            line -> assertThat(line).isEqualTo("1 webhook: 1 x 200 stored"));
    assertThat(bridge.genuine())
        .singleElement()
        .asString()
        .contains("\"event\":\"purchase-orders.updated\"", "\"connection_id\":\"conn-42\"");
  }

  @Test
  void aFileIsSentAsItIsHoweverOften() throws IOException {
    var file = Files.writeString(data.resolve("body"), " {\"a\" : 1}\r\n").toString();

    var run = send("--connection", "conn-42", "--file", file, "--count", "3");

    assertThat(run.code()).isZero();
    assertThat(bridge.genuine()).hasSize(3).containsOnly(" {\"a\" : 1}\r\n");
  }

  @Test
  void whatComesThroughAPipeIsSentAsItIs() {
    var run = CommandRun.reading("piped\n", args("--connection", "conn-42", "--file", "-"));

    assertThat(run.code()).isZero();
    assertThat(bridge.genuine()).containsExactly("piped\n");
  }

  @Test
  void changesOfAnEntityArriveInTheirOrder() {
    var run = send("--connection", "conn-42", "--event", "work-orders.updated", "--count", "60");

    assertThat(run.code()).isZero();
    assertThat(run.lines()).containsExactly("60 webhooks: 60 x 200 stored");
    var last = new HashMap<String, Instant>();
    for (var body : bridge.genuine()) {
      var webhook = json(body.getBytes(UTF_8));
      var changedAt = Instant.parse(text(webhook, "/timestamp"));
      var before = last.put(text(webhook, "/data/id"), changedAt);
      assertThat(before == null || before.isBefore(changedAt)).as(body).isTrue();
    }
    assertThat(last).hasSize(12);
  }

  @Test
  void repeatsAreTheSameBytes() {
    var run =
        send(
            "--connection",
            "conn-42",
            "--event",
            "sites.updated",
            "--count",
            "20",
            "--repeat",
            "50",
            "--shuffle");

    assertThat(run.code()).isZero();
    assertThat(bridge.genuine()).hasSize(30);
    assertThat(new HashSet<>(bridge.genuine())).hasSize(20);
  }

  @Test
  void oneThatCouldNotBeStoredNowIsPostedAgain() {
    bridge.refuse(2, 503, "busy").refuse(1, 429, "over-share");

    var run = send("--connection", "conn-42", "--event", "sites.updated");

    assertThat(run.code()).isZero();
    assertThat(run.lines().getFirst()).startsWith("200 stored").endsWith("4 attempts");
    assertThat(run.err())
        .contains("busy: again in 0 s (1 of 3)", "over-share: again in 0 s (3 of 3)");
    assertThat(bridge.posts()).isEqualTo(4);
  }

  @Test
  void oneThatIsNeverStoredIsAFailureInTheEnd() {
    bridge.refuse(9, 503, "unavailable");

    var run = send("--connection", "conn-42", "--event", "sites.updated");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getLast()).isEqualTo("1 webhook: 1 x 503 unavailable");
    assertThat(bridge.posts()).isEqualTo(4);
  }

  @Test
  void aWrongSecretIsAFailureWithAHint() throws IOException {
    var wrong = Files.writeString(data.resolve("wrong"), "guessed").toString();

    var run =
        CommandRun.of(
            "send",
            "--connection",
            "conn-42",
            "--event",
            "sites.updated",
            "--secret-file",
            wrong,
            "--to",
            bridge.address());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getFirst()).startsWith("401 forged");
    assertThat(run.err()).contains("another secret", "--secret-file");
    assertThat(bridge.genuine()).isEmpty();
  }

  @Test
  void aForgeryIsDoneWhenItIsRefused() {
    var run =
        send("--connection", "conn-42", "--event", "sites.updated", "--count", "2", "--forge");

    assertThat(run.code()).isZero();
    assertThat(run.lines().getLast()).isEqualTo("2 webhooks: 2 x 401 forged");
    assertThat(run.err()).contains("401 is the right answer").doesNotContain("another secret");
    assertThat(bridge.genuine()).isEmpty();
  }

  @Test
  void aForgeryThatIsNotRefusedIsAFailure() {
    bridge.refuse(1, 413, "too-large");

    var run = send("--connection", "conn-42", "--event", "sites.updated", "--forge");

    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aScriptReadsNothingButObjects() {
    var run = send("--connection", "conn-42", "--event", "sites.updated", "--count", "2", "--json");

    assertThat(run.lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"number\":") && line.endsWith("}"));
    assertThat(run.err()).contains("2 webhooks: 2 x 200 stored");
  }

  @Test
  void whereNobodyListensTheRestIsNotTried() {
    bridge.close();

    var run = send("--connection", "conn-42", "--event", "sites.updated", "--count", "500");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getLast()).contains("unreachable").endsWith("not sent");
    assertThat(run.err()).contains("no bridge answers at " + bridge.address(), "--to");
  }

  @Test
  void whoseWebhooksTheseAreMustBeSaid() {
    var run = send("--event", "sites.updated");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("missing --connection ID", "has: conn-42");
  }

  @Test
  void anUnknownConnectionIsWrongUseWithTheRightOne() {
    var run = send("--connection", "con-42", "--event", "sites.updated");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no connection \"con-42\"; did you mean conn-42?");
  }

  @Test
  void withoutASecretBothWaysToGiveOneAreTold() {
    var nowhere = data.resolve("nowhere").toString();

    var run =
        CommandRun.of(
            "send", "--connection", "conn-42", "--event", "sites.updated", "--data", nowhere);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--secret-file FILE", "--data DIR", nowhere);
  }

  @Test
  void anUnknownEntityTypeIsWrongUseWithTheRightOne() {
    var run = send("--connection", "conn-42", "--event", "stie.updated");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\"stie\"; did you mean ");
  }

  @Test
  void whatCannotBeIsWrongUse() {
    for (var wrong :
        List.of(
            List.of("--count", "0", "--event", "sites.updated"),
            List.of("--count", "10001", "--event", "sites.updated"),
            List.of("--repeat", "101", "--event", "sites.updated"),
            List.of("--file", "x", "--event", "sites.updated"),
            List.<String>of(),
            List.of("--event", "sites.updated", "--to", "127.0.0.1:8080"))) {
      var words = new ArrayList<>(List.of("send", "--connection", "conn-42"));
      words.addAll(wrong);

      var run = CommandRun.of(words.toArray(String[]::new));

      assertThat(run.code()).as(wrong.toString()).isEqualTo(2);
      assertThat(run.err()).as(wrong.toString()).hasLineCount(2);
    }
    assertThat(bridge.posts()).isZero();
  }

  private CommandRun send(String... options) {
    return CommandRun.of(args(options));
  }

  private String[] args(String... options) {
    var args =
        new ArrayList<>(List.of("send", "--to", bridge.address(), "--data", data.toString()));
    args.addAll(List.of(options));
    return args.toArray(String[]::new);
  }
}
