package io.penstock.cli.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCommandTest {
  private static final String SIGNATURE = "IdHOxXeghCCmYlRAh2qAQuR1gfQelbyRfAds6k2m3XA=";
  private static final String BODY = "{\"event\":\"sites.inserted\",\"body\":[\"s/1\"]}";

  @TempDir private Path directory;
  private String file = "";
  private String secret = "";

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("it's.json"), BODY).toString();
    secret = Files.writeString(directory.resolve("secret"), "makini-test-secret\n").toString();
  }

  @Test
  void theHeaderOfAFileIsPrinted() {
    var run = CommandRun.of("sign", "--file", file, "--secret-file", secret);

    assertThat(run.code()).isZero();
    assertThat(run.lines()).containsExactly("X-Webhook-Signature: " + SIGNATURE);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aScriptReadsOneObject() {
    var run = CommandRun.reading(BODY, "sign", "--file", "-", "--secret-file", secret, "--json");

    assertThat(run.lines()).containsExactly("{\"X-Webhook-Signature\":\"" + SIGNATURE + "\"}");
  }

  @Test
  void aLineForAShellQuotesWhatNeedsIt() {
    var run =
        CommandRun.of(
            "sign", "--file", file, "--secret-file", secret, "--curl", "http://host/webhooks/c");

    assertThat(run.lines())
        .containsExactly(
            "curl -sS http://host/webhooks/c -H 'Content-Type: application/json' -H "
                + "'X-Webhook-Signature: %s' --data-binary '@%s'"
                    .formatted(SIGNATURE, file.replace("'", "'\\''")));
  }

  @Test
  void aMissingFileIsOneClearLine() {
    var run = CommandRun.of("sign", "--file", file + "x", "--secret-file", secret);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("penstock: there is no file " + file + "x").hasLineCount(1);
  }

  @Test
  void aMissingSecretIsOneClearLine() {
    var run = CommandRun.of("sign", "--file", file, "--secret-file", secret + "x");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("penstock: the secret file " + secret + "x is missing")
        .hasLineCount(1);
  }

  @Test
  void anUnknownRecipeIsWrongUseWithTheRightOne() {
    var run = CommandRun.of("sign", "--file", file, "--secret-file", secret, "--recipe", "mkaini");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\"mkaini\"; did you mean makini?");
  }
}
