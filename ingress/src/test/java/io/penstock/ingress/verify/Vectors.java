package io.penstock.ingress.verify;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A signed request of every recipe that is built in: the vector its sender publishes, or one
/// computed by the sender's documented rule where none is published.
final class Vectors {
  private static final String ID_1 = "{\"id\":1}";
  private static final String ID_1_BASE64 = "VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=";

  /// Published in docs.github.com, "Validating webhook deliveries".
  static final Signed GITHUB =
      Signed.by(
          "github",
          "It's a Secret to Everybody",
          Map.of(
              "x-hub-signature-256",
              "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
          "Hello, World!");

  /// Published by Standard Webhooks and by Svix.
  static final Signed STANDARD_WEBHOOKS = standard("standard-webhooks");

  /// Codat sends through Svix.
  static final Signed CODAT = standard("codat");

  /// Published in the tests of Finch's library.
  static final Signed FINCH =
      Signed.by(
              "finch",
              "5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH",
              Map.of(
                  "finch-event-id", "msg_2Lh9KRb0pzN4LePd3XiA4v12Axj",
                  "finch-timestamp", "1676312382",
                  "finch-signature", "v1,m7y0TV2C+hlHxU42wCieApTSTaA8/047OAplBqxIV/s="),
              "{\"company_id\":\"720be419-0293-4d32-a707-32179b0827ab\"}")
          .at(1_676_312_382);

  /// Published in api.slack.com, "Verifying requests from Slack".
  static final Signed SLACK =
      Signed.by(
              "slack",
              "8f742231b10e8888abcd99yyyzzz85a5",
              Map.of(
                  "x-slack-request-timestamp",
                  "1531420618",
                  "x-slack-signature",
                  "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
              "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                  + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                  + "&user_name=roadrunner&command=%2Fwebhook-collect&text="
                  + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                  + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                  + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .at(1_531_420_618);

  static final Signed STRIPE =
      Signed.by(
              "stripe",
              "whsec_test",
              Map.of(
                  "stripe-signature",
                  "t=1700000000,"
                      + "v1=4c15fb2a43f93ef61eaa3e0893866d57cad9cad4223242cfb96f362480cb4021"),
              "{\"id\":\"evt_1\",\"object\":\"event\"}")
          .at(1_700_000_000);

  static final Signed SHOPIFY =
      Signed.by("shopify", "hush", Map.of("x-shopify-hmac-sha256", ID_1_BASE64), ID_1);

  static final Signed MERGE =
      Signed.by(
          "merge",
          "hush",
          Map.of("x-merge-webhook-signature", "VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1_GSeY="),
          ID_1);

  static final Signed RUTTER =
      Signed.by("rutter", "hush", Map.of("x-rutter-signature", "sha256=" + ID_1_BASE64), ID_1);

  static final Signed NANGO =
      Signed.by(
          "nango",
          "hush",
          Map.of(
              "x-nango-hmac-sha256",
              "5672948d9b0bb8de626568e7e449ed70154217d90c378dcb825cc2135fc649e6"),
          ID_1);

  static final Signed MAKINI =
      Signed.by(
          "makini",
          "makini-test-secret",
          Map.of("x-webhook-signature", "IdHOxXeghCCmYlRAh2qAQuR1gfQelbyRfAds6k2m3XA="),
          "{\"event\":\"sites.inserted\",\"body\":[\"s/1\"]}");

  static final Signed TOKEN =
      Signed.by("token", "correct horse", Map.of("x-webhook-token", "correct horse"), ID_1);

  private Vectors() {}

  private static Signed standard(String recipe) {
    return Signed.by(
            recipe,
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            "{\"test\": 2432232314}")
        .at(1_614_265_330);
  }

  static Stream<Signed> all() {
    return Stream.of(
        MAKINI,
        STANDARD_WEBHOOKS,
        GITHUB,
        STRIPE,
        SHOPIFY,
        SLACK,
        MERGE,
        CODAT,
        RUTTER,
        NANGO,
        FINCH,
        TOKEN);
  }

  /// Those that sign, whose signature covers the body.
  static Stream<Signed> signing() {
    return all().filter(each -> !each.equals(TOKEN));
  }

  /// Those that say when they signed.
  static Stream<Signed> timed() {
    return all().filter(each -> each.recipe().signature().time() != null);
  }

  /// Those that have several signatures with versions in one header.
  static Stream<Signed> versioned() {
    return List.of(STANDARD_WEBHOOKS, CODAT, FINCH).stream();
  }
}
