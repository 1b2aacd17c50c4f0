package io.penstock.proof.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import io.penstock.proof.fixtures.process.PenstockCommandProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bridge as its user meets it: `./penstock up`, `openssl`, `curl` and `kcat`.
class UpIT {
  private static final String[] FREE_PORTS = {
    "--port",
    "0",
    "--kafka-port",
    "0",
    "--ingress-management-port",
    "0",
    "--processor-management-port",
    "0"
  };

  @TempDir private Path directory;

  @BeforeAll
  static void toolsAreThere() {
    for (var tool : List.of("openssl", "curl", "kcat")) {
      // On a laptop without them there is nothing to see; where CI is, their absence is a failure.
      assumeTrue("true".equals(System.getenv("CI")) || Shell.has(tool), "needs " + tool);
    }
  }

  @Test
  void aWebhookSignedWithOpensslComesOutNormalizedOnceHoweverOftenItIsSent() throws IOException {
    var data = directory.resolve("my data").toString();
    var first =
        "{\"id\":\"a\",\"event\":\"purchase_orders:created\",\"data\":{\"id\":\"po-7\",\"status\":\"approved\",\"updatedAt\":\"2026-01-02T03:04:00Z\"}}";
    var second =
        "{\"id\":\"b\",\"event\":\"purchaseOrder.updated\",\"data\":{\"id\":\"po-7\",\"status\":\"closed\",\"updatedAt\":\"2026-01-02T03:05:00Z\"}}";

    try (var up = new PenstockCommandProcess(directory, "up", options("--data", data))) {
      up.await("Read what becomes of it");
      var answers = List.of(send(up, first), send(up, first), send(up, first));
      var forged = Shell.run(curl(up, file(first + " "), signature(up, file(first))));
      awaitItems(up, "duplicate", 2);
      awaitItems(up, "emitted", 1);

      assertThat(answers)
          .allMatch(
              answer ->
                  answer.matches(
                      "(?s)\\{\"status\":\"stored\",\"id\":\"a\",\"receipt\":\"\\d+-\\d+\"} 200"));
      assertThat(forged).endsWith(" 401");
      assertThat(events(up))
          .singleElement()
          .asString()
          .contains(
              "\"sequence\":1", "\"operation\":\"created\"", "\"data\":{\"status\":\"approved\"}");
      assertThat(up.stop()).isZero();
    }
    try (var again = new PenstockCommandProcess(directory, "up", options("--data", data))) {
      again.await("Read what becomes of it");
      send(again, first);
      send(again, second);
      awaitItems(again, "emitted", 1);

      assertThat(events(again))
          .hasSize(2)
          .last()
          .asString()
          .contains("\"sequence\":2", "\"data\":{\"status\":\"closed\"}");
      assertThat(again.stop()).isZero();
    }
  }

  @Test
  void aConnectionThatIsAddedWhileItRunsIsServed() throws IOException {
    var data = directory.resolve("data");
    try (var up = new PenstockCommandProcess(directory, "up", options("--data", data.toString()))) {
      up.await("Read what becomes of it");
      Files.writeString(data.resolve("secrets/my-erp"), "the secret");
      Files.writeString(
          data.resolve("connections.yaml"),
          """
          connections:
            demo: {recipe: makini, secrets: [demo]}
            my-erp: {recipe: makini, secrets: [my-erp], test: true}
          """);
      up.await("senders reloaded: connections: 1 added (my-erp); keys: 1 added (my-erp)");

      var body = file("{\"id\":\"a\"}");
      var signature =
          Shell.run("openssl dgst -sha256 -hmac 'the secret' -binary '" + body + "' | base64");
      var answer = Shell.run(curl(up, body, signature.strip()).replace("/demo", "/my-erp"));

      assertThat(answer).contains("\"status\":\"stored\"");
      assertThat(up.stop()).isZero();
    }
  }

  @Test
  void theLinesItPrintsWorkWhenPasted() {
    try (var up = new PenstockCommandProcess(directory, "up", FREE_PORTS)) {
      up.await("Read what becomes of it");

      var answer = Shell.run(up.printed("(?m)^ +(curl .*)$"));
      awaitItems(up, "emitted", 1);
      var event = Shell.run(up.printed("(?m)^ +(kcat .*)$"));

      assertThat(answer).contains("\"status\":\"stored\"");
      assertThat(event).contains("\"number\":\"PO-42\"", "\"amount\":\"1234.50\"");
      assertThat(up.stop()).isZero();
      assertThat(Path.of(up.printed("(?m)^ +data +(.*)$"))).doesNotExist();
    }
  }

  @Test
  void theCommandsItPrintsWorkWhenPasted() {
    try (var up = new PenstockCommandProcess(directory, "up", FREE_PORTS)) {
      up.await("Read what becomes of it");

      var sent = Shell.run(up.printedCommand("send"));
      awaitItems(up, "emitted", 10);
      var tailed = Shell.run(up.printedCommand("tail") + " --no-follow");

      assertThat(sent).endsWith("12 webhooks: 12 x 200 stored\n");
      assertThat(tailed.lines()).hasSize(10).allMatch(line -> line.contains("work-orders"));
      assertThat(up.stop()).isZero();
    }
  }

  @Test
  void aPortInUseIsOneClearLine() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      for (var option : List.of("--port", "--kafka-port", "--processor-management-port")) {
        try (var up = new PenstockCommandProcess(directory, "up", replaced(option, port))) {
          assertThat(up.exitCode()).isEqualTo(1);
          assertThat(up.output().lines().toList())
              .as(up.output())
              .singleElement()
              .asString()
              .contains(port, option);
        }
      }
    }
  }

  @Test
  void aMissingSecretIsOneClearLine() throws IOException {
    var data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        data.resolve("connections.yaml"),
        "connections: {demo: {recipe: makini, secrets: [gone]}}\n");

    try (var up = new PenstockCommandProcess(directory, "up", options("--data", data.toString()))) {
      assertThat(up.exitCode()).isEqualTo(2);
      assertThat(up.output().lines().skip(1).toList())
          .as(up.output())
          .singleElement()
          .asString()
          .contains("gone", "demo", data.resolve("secrets").toString());
    }
  }

  @Test
  void aDirectoryInUseIsOneClearLine() {
    var data = directory.resolve("data").toString();
    try (var up = new PenstockCommandProcess(directory, "up", options("--data", data))) {
      up.await("Read what becomes of it");

      try (var other = new PenstockCommandProcess(directory, "up", options("--data", data))) {
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output().lines().skip(1).toList())
            .as(other.output())
            .singleElement()
            .asString()
            .contains(data);
      }
      assertThat(up.stop()).isZero();
    }
  }

  private static String send(PenstockCommandProcess up, String body) throws IOException {
    var file = file(body);
    return Shell.run(curl(up, file, signature(up, file)));
  }

  private static Path file(String body) throws IOException {
    return Files.writeString(Files.createTempFile("body", ".json"), body);
  }

  /// The body's signature by tools that know nothing of us.
  private static String signature(PenstockCommandProcess up, Path body) {
    var openssl = up.printed("(?m)^ +(openssl .*)$").replace("body.json", body.toString());
    return Shell.run(openssl).strip();
  }

  private static String curl(PenstockCommandProcess up, Path body, String signature) {
    return "curl -sS -w ' %%{http_code}' -H 'X-Webhook-Signature: %s' --data-binary @%s %s"
        .formatted(signature, body, up.printed("(?m)(http\\S+/webhooks/demo)"));
  }

  /// What a `read_committed` consumer finds on the topic of purchase orders, from its beginning.
  private static List<String> events(PenstockCommandProcess up) {
    var kcat =
        "kcat -C -q -e -b %s -t makini.purchase-orders -X isolation.level=read_committed -o beginning"
            .formatted(up.printed("(?m)^ +Kafka +(.*)$"));
    return Shell.run(kcat).lines().toList();
  }

  /// Waits until the processor has counted so many items.
  private static void awaitItems(PenstockCommandProcess up, String outcome, int count) {
    var address = up.printed("(?m)^ +processor +(.*)/health/ready");
    var line = "penstock_processor_items_total{outcome=\"%s\"} %d.0".formatted(outcome, count);
    Eventually.get(
        () -> Shell.run("curl -sS " + address + "/metrics"), text -> text.contains(line));
  }

  private static String[] options(String... more) {
    var options = new ArrayList<>(List.of(FREE_PORTS));
    options.addAll(List.of(more));
    return options.toArray(String[]::new);
  }

  private static String[] replaced(String option, String port) {
    var options = FREE_PORTS.clone();
    options[List.of(options).indexOf(option) + 1] = port;
    return options;
  }
}
