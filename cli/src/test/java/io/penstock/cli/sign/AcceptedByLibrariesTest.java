package io.penstock.cli.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.slack.api.app_backend.SlackSignature;
import com.stripe.net.Webhook;
import io.penstock.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `penstock sign` prints, held against senders' own libraries.
class AcceptedByLibrariesTest {
  private static final String BODY =
      "{\"id\":\"evt_1\",\"type\":\"order.paid\",\"data\":\"\u00fc\"}";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /// Their clocks are the machine's.
  private final Instant now = Instant.now();

  @TempDir private Path directory;

  @Test
  void standardWebhooksTakesIt() throws Exception {
    var headers = headers("standard-webhooks");
    var library = new com.standardwebhooks.Webhook(SECRET);

    assertThatCode(() -> library.verify(BODY, lists(headers))).doesNotThrowAnyException();
  }

  @Test
  void svixTakesIt() throws Exception {
    var headers = headers("codat");
    var library = new com.svix.Webhook(SECRET);

    assertThatCode(() -> library.verify(BODY, lists(headers))).doesNotThrowAnyException();
  }

  @Test
  void stripeTakesIt() throws Exception {
    var header = headers("stripe").get("stripe-signature");

    assertThat(Webhook.Signature.verifyHeader(BODY, header, SECRET, 300)).isTrue();
  }

  @Test
  void slackTakesIt() throws IOException {
    var headers = headers("slack");
    var library = new SlackSignature.Verifier(new SlackSignature.Generator(SECRET));

    assertThat(
            library.isValid(
                headers.get("x-slack-request-timestamp"),
                BODY,
                headers.get("x-slack-signature"),
                now.toEpochMilli()))
        .isTrue();
  }

  private static Map<String, List<String>> lists(Map<String, String> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
  }

  /// What is printed, by names in lower case.
  private Map<String, String> headers(String recipe) throws IOException {
    var run =
        CommandRun.of(
            "sign",
            "--file",
            Files.writeString(directory.resolve("body"), BODY).toString(),
            "--secret-file",
            Files.writeString(directory.resolve("secret"), SECRET).toString(),
            "--recipe",
            recipe,
            "--timestamp",
            now.toString());
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line : run.lines()) {
      var colon = line.indexOf(": ");
      headers.put(line.substring(0, colon), line.substring(colon + 2));
    }
    return headers;
  }
}
