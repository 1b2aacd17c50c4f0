package io.penstock.cli.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `penstock sign` under each kind of recipe. The signatures are those their senders publish, else
/// computed by another implementation.
class SignByRecipeTest {
  private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir private Path directory;

  @Test
  void idTimeAndSignatureArePrintedWhereAllThreeAreNeeded() throws IOException {
    var run =
        sign(
            "{\"test\": 2432232314}",
            WHSEC,
            "--recipe",
            "standard-webhooks",
            "--id",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "--timestamp",
            "1614265330");

    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .containsExactly(
            "Webhook-Id: msg_p5jXN8AQM9LWM0D4loKWxJek",
            "Webhook-Timestamp: 1614265330",
            "Webhook-Signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void idIsNewAndTimeIsNowUnlessSaid() throws IOException {
    var first = sign("{}", WHSEC, "--recipe", "standard-webhooks").lines();
    var second = sign("{}", WHSEC, "--recipe", "standard-webhooks").lines();

    assertThat(first.getFirst()).matches("Webhook-Id: msg_[0-9a-f]{32}");
    assertThat(second.getFirst()).isNotEqualTo(first.getFirst());
    assertThat(first.get(1)).isEqualTo("Webhook-Timestamp: " + CommandRun.NOW.getEpochSecond());
  }

  @Test
  void timeMayBeWrittenOut() throws IOException {
    var run =
        sign("{}", WHSEC, "--recipe", "standard-webhooks", "--timestamp", "2021-02-25T15:02:10Z");

    assertThat(run.lines()).contains("Webhook-Timestamp: 1614265330");
  }

  @Test
  void timeStandsInThePairsWhereItIsOneOfThem() throws IOException {
    var run =
        sign(
            "{\"id\":\"evt_1\",\"object\":\"event\"}",
            "whsec_test",
            "--recipe",
            "stripe",
            "--timestamp",
            "1700000000");

    assertThat(run.lines())
        .containsExactly(
            "Stripe-Signature: t=1700000000,"
                + "v1=4c15fb2a43f93ef61eaa3e0893866d57cad9cad4223242cfb96f362480cb4021");
  }

  @Test
  void prefixIsWritten() throws IOException {
    var run = sign("Hello, World!", "It's a Secret to Everybody", "--recipe", "github");

    assertThat(run.lines())
        .containsExactly(
            "X-Hub-Signature-256: "
                + "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void secretOfBase64IsDecoded() throws IOException {
    var run =
        sign(
            "{\"company_id\":\"720be419-0293-4d32-a707-32179b0827ab\"}",
            "5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH",
            "--recipe",
            "finch",
            "--id",
            "msg_2Lh9KRb0pzN4LePd3XiA4v12Axj",
            "--timestamp",
            "1676312382");

    assertThat(run.lines())
        .endsWith("Finch-Signature: v1,m7y0TV2C+hlHxU42wCieApTSTaA8/047OAplBqxIV/s=");
  }

  @Test
  void tokenIsTheSecret() throws IOException {
    assertThat(sign("{}", "open sesame", "--recipe", "token").lines())
        .containsExactly("X-Webhook-Token: open sesame");
  }

  @Test
  void recipeOfYourOwnIsFollowed() throws IOException {
    var run =
        sign(
            "{\"nonce\":\"n-1\",\"data\":[1, 2]}",
            "6a656665",
            "--recipes",
            recipes(
                """
                recipes:
                  acme:
                    signature: {header: X-Acme-Signature, format: prefix, prefix: "v9:"}
                    algorithm: HmacSHA512
                    encoding: base64url
                    secret-encoding: hex
                    signs: "{/data}|{/nonce}"
                """),
            "--recipe",
            "acme");

    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .containsExactly(
            "X-Acme-Signature: v9:wnpRbNmJoWVRYw294GAGFAON6hHc2oFCaCCoVVr2ak7W"
                + "7dUbdqNLGFTRJkSr2KGmCIEgTVXHWvryHSDeB2fhrg==");
  }

  @Test
  void scriptReadsAllHeadersInOneObject() throws IOException {
    var run = signStandard("m", "--json");

    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .startsWith(
            "{\"Webhook-Id\":\"m\",\"Webhook-Timestamp\":\"1\",\"Webhook-Signature\":\"v1,");
  }

  @Test
  void lineForAShellHasThemAll() throws IOException {
    var run = signStandard("it's", "--curl", "http://host/webhooks/c");

    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .contains(
            " -H 'Webhook-Id: it'\\''s' -H 'Webhook-Timestamp: 1' -H 'Webhook-Signature: v1,");
  }

  @Test
  void wrongTimeIsWrongUse() throws IOException {
    var run = sign("{}", WHSEC, "--recipe", "standard-webhooks", "--timestamp", "yesterday");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "\"yesterday\" is no time: expected Unix seconds, or such as 2026-01-02T03:04:05Z");
  }

  @Test
  void secretThatIsNotOfItsEncodingIsOneClearLineWithoutIt() throws IOException {
    var run = sign("{}", "whsec_not!base64", "--recipe", "standard-webhooks");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(" is not whsec_ and base64; ").hasLineCount(1);
    assertThat(run.err()).doesNotContain("not!base64");
  }

  @Test
  void bodyWithoutASignedMemberIsOneClearLine() throws IOException {
    var file =
        recipes(
            "recipes: {acme: {signature.header: X-A, encoding: hex, signs: \"{/data}{/nonce}\"}}");

    var run = sign("{\"data\":1}", "secret", "--recipes", file, "--recipe", "acme");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("penstock: the body lacks what is signed: {/data}{/nonce}")
        .hasLineCount(1);
  }

  @Test
  void missingRecipesFileIsOneClearLine() throws IOException {
    var run = sign("{}", "secret", "--recipes", "nowhere.yaml", "--recipe", "acme");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("penstock: there is no recipes file nowhere.yaml");
  }

  @Test
  void wrongRecipesFileIsToldWithThePlace() throws IOException {
    var file = recipes("recipes: {acme: {signature.header: X-A, encoding: morse}}");

    var run = sign("{}", "secret", "--recipes", file, "--recipe", "acme");

    assertThat(run.code()).isNotZero();
    assertThat(run.err())
        .contains("recipes.yaml:1:", "recipe acme: encoding is \"morse\"; expected one of auto");
  }

  /// Signs `{}` as Standard Webhooks has it, at second 1.
  private CommandRun signStandard(String id, String... more) throws IOException {
    var args = Stream.of("--recipe", "standard-webhooks", "--id", id, "--timestamp", "1");
    return sign("{}", WHSEC, Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  private String recipes(String text) throws IOException {
    return Files.writeString(directory.resolve("recipes.yaml"), text).toString();
  }

  private CommandRun sign(String body, String secret, String... options) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "sign",
                "--file",
                Files.writeString(directory.resolve("body"), body).toString(),
                "--secret-file",
                Files.writeString(directory.resolve("secret"), secret + "\n").toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
