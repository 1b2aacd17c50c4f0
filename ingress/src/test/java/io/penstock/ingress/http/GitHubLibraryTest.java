package io.penstock.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.MountedSenderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What GitHub's own library signs, which is for Node alone, sent to a connection that has its
/// recipe.
class GitHubLibraryTest {
  private static final String LIBRARY = "@octokit/webhooks-methods@6.0.0";
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "{\"action\":\"opened\",\"title\":\"\u00fc \u20ac\"}";
  private static final String SCRIPT =
      """
      import { readFileSync } from "node:fs";
      import { sign } from "@octokit/webhooks-methods";
      process.stdout.write(await sign(process.argv[1], readFileSync(0, "utf8")));
      """;

  @TempDir private static Path node;
  @TempDir private Path directory;
  private DataPort port;

  @BeforeAll
  static void install() throws Exception {
    var ci = "true".equals(System.getenv("CI"));
    assumeTrue(ci || (onPath("node") && onPath("npm")), "needs node and npm");
    try {
      run(
          "",
          "npm",
          "install",
          "--prefer-offline",
          "--no-save",
          "--no-audit",
          "--no-fund",
          LIBRARY);
    } catch (AssertionError e) {
      assumeTrue(ci, "needs the registry of npm: " + e.getMessage());
      throw e;
    }
  }

  @BeforeEach
  void start() {
    var operator = new MountedSenderFiles(directory);
    operator.secrets(Map.of("shared", SECRET));
    operator.connections("repositories: {recipe: github, secrets: [shared]}");
    var senders = SendersSnapshot.first(operator.read(), DataPort.NOW);
    port = DataPort.prompt(1, () -> senders);
  }

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void whatItSignsIsStored() throws Exception {
    assertThat(status(BODY, sign(BODY))).isEqualTo(200);
    port.awaitOutcomes("stored");
  }

  @Test
  void anotherBodyUnderItsSignatureIsForged() throws Exception {
    assertThat(status(BODY + " ", sign(BODY))).isEqualTo(401);
    port.awaitOutcomes("forged");
  }

  private static String sign(String body) throws Exception {
    var signature = run(body, "node", "--input-type=module", "-e", SCRIPT, SECRET);
    return "X-Hub-Signature-256: " + signature;
  }

  private int status(String body, String header) throws IOException {
    try (var http = port.connect()) {
      var bytes = new String(body.getBytes(UTF_8), ISO_8859_1);
      return http.exchange(RawRequest.unsigned("repositories", bytes, header)).status();
    }
  }

  private static boolean onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
  }

  /// What the command prints; its failure is the test's.
  ///
  /// @param input for its standard input, in UTF-8: arguments are in the charset of the locale, in
  ///   which a character may have no form
  private static String run(String input, String... command) throws Exception {
    var process = new ProcessBuilder(command).directory(node.toFile()).start();
    try (var standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(UTF_8));
    }
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    var complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), complaint).isZero();
    return printed;
  }
}
