package io.penstock.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.stripe.net.Webhook;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.MountedSenderFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What senders' own libraries sign, sent to a connection that has their recipe.
class SigningLibrariesTest {
  private static final String BODY =
      "{\"id\":\"evt_1\",\"type\":\"order.paid\",\"data\":\"\u00fc\"}";
  private static final long NOW = DataPort.NOW.getEpochSecond();

  @TempDir private Path directory;
  private DataPort port;

  /// A library, called as the recipe is.
  enum Library {
    STANDARD_WEBHOOKS("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") {
      @Override
      String[] sign(String body, long second) throws Exception {
        var signer = new com.standardwebhooks.Webhook(secret());
        return listed(signer.sign("msg_1", second, body), second);
      }
    },
    /// Through Svix, which Codat sends by.
    CODAT("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") {
      @Override
      String[] sign(String body, long second) throws Exception {
        var signer = new com.svix.Webhook(secret());
        return listed(signer.sign("msg_1", second, body), second);
      }
    },
    STRIPE("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") {
      @Override
      String[] sign(String body, long second) throws Exception {
        var signed = Webhook.Signature.generateSignatureHeader(body, secret(), second);
        return new String[] {"Stripe-Signature: " + signed};
      }
    },
    SLACK("8f742231b10e8888abcd99yyyzzz85a5") {
      @Override
      String[] sign(String body, long second) {
        var signed = new SlackSignature.Generator(secret()).generate("" + second, body);
        return new String[] {
          "X-Slack-Request-Timestamp: " + second, "X-Slack-Signature: " + signed
        };
      }
    };

    private final String secret;

    Library(String secret) {
      this.secret = secret;
    }

    String secret() {
      return secret;
    }

    /// The headers it has a body sent with that it signs in that second.
    abstract String[] sign(String body, long second) throws Exception;

    private static String[] listed(String signed, long second) {
      return new String[] {
        "webhook-id: msg_1", "webhook-timestamp: " + second, "webhook-signature: " + signed
      };
    }
  }

  @BeforeEach
  void start() {
    var operator = new MountedSenderFiles(directory);
    operator.secrets(
        Map.of(
            "whsec", Library.STRIPE.secret(),
            "slack", Library.SLACK.secret()));
    operator.connections(
        "standard-webhooks: {recipe: standard-webhooks, secrets: [whsec]},"
            + " codat: {recipe: codat, secrets: [whsec]},"
            + " stripe: {recipe: stripe, secrets: [whsec]},"
            + " slack: {recipe: slack, secrets: [slack]}");
    var senders = SendersSnapshot.first(operator.read(), DataPort.NOW);
    port = DataPort.prompt(1, () -> senders);
  }

  @AfterEach
  void stop() {
    port.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatALibrarySignsIsStored(Library library) throws Exception {
    assertThat(status(library, BODY, library.sign(BODY, NOW))).isEqualTo(200);
    port.awaitOutcomes("stored");
  }

  @ParameterizedTest
  @EnumSource
  void anotherBodyUnderItsSignatureIsForged(Library library) throws Exception {
    assertThat(status(library, BODY + " ", library.sign(BODY, NOW))).isEqualTo(401);
    port.awaitOutcomes("forged");
  }

  @ParameterizedTest
  @EnumSource
  void whatItSignedSixMinutesAgoIsStale(Library library) throws Exception {
    assertThat(status(library, BODY, library.sign(BODY, NOW - 360))).isEqualTo(401);
    port.awaitOutcomes("stale");
  }

  private int status(Library library, String body, String... headers) throws IOException {
    var id = library.name().toLowerCase(Locale.ROOT).replace('_', '-');
    try (var http = port.connect()) {
      return http.exchange(RawRequest.unsigned(id, utf8(body), headers)).status();
    }
  }

  /// The bytes of the text, each as one character, as the socket is told them.
  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
