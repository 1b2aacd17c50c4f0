package io.penstock.cli.doctor;

import static io.penstock.cli.doctor.DoctorFixture.SECRET;
import static io.penstock.cli.doctor.DoctorFixture.text;
import static io.penstock.cli.doctor.SignedRequest.base64;
import static io.penstock.cli.doctor.SignedRequest.hex;
import static io.penstock.cli.doctor.SignedRequest.mac;
import static io.penstock.cli.doctor.SignedRequest.sha256;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each known way to sign otherwise than the connection is configured is found, and what is advised
/// for it makes the webhook good.
class SigningDifferencesTest {
  private static final String BODY = "{\"id\":\"evt_01\",\"data\":{\"key\":\"a/1\",\"n\":1.50}}";
  private static final String HEADER = "X-Webhook-Signature: ";
  private static final byte[] SECRET_BYTES = SECRET.getBytes(UTF_8);
  private static final byte[] GOOD = sha256(SECRET, BODY);

  /// 2026-11-24T12:00:00Z, the time of all runs.
  private static final String NOW = "1795521600";

  @TempDir private Path directory;

  /// A webhook of a sender that signs in its own way.
  ///
  /// @param recipe what the connection is configured with
  /// @param found what must be said of it
  record Case(String name, String recipe, SignedRequest sent, String found) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Ways that a recipe can describe.
  static Stream<Case> ofRecipes() {
    var sha1 = hex(mac("HmacSHA1", SECRET_BYTES, BODY.getBytes(UTF_8)));
    var sha512 = base64(mac("HmacSHA512", SECRET_BYTES, BODY.getBytes(UTF_8)));
    var timed = base64(sha256(SECRET, NOW + "." + BODY));
    var listed = base64(sha256(SECRET, "evt_9." + NOW + "." + BODY));
    var versioned = hex(sha256(SECRET, "v0:" + NOW + ":" + BODY));
    return Stream.of(
        of("hex", "shopify", "X-Shopify-Hmac-SHA256: " + hex(GOOD), "the encoding is hex"),
        of(
            "hex in capitals",
            "shopify",
            "X-Shopify-Hmac-SHA256: " + hex(GOOD).toUpperCase(Locale.ROOT),
            "the encoding is hex"),
        of("base64", "nango", "X-Nango-Hmac-SHA256: " + base64(GOOD), "the encoding is base64"),
        of("base64url", "makini", HEADER + base64url(GOOD), "the encoding is base64url"),
        of("no prefix", "rutter", "X-Rutter-Signature: " + base64(GOOD), "the format is bare"),
        of("prefix", "makini", HEADER + "sha256=" + hex(GOOD), "the format is a prefix, sha256="),
        of("prefix v1", "makini", HEADER + "v1=" + base64(GOOD), "the format is a prefix, v1="),
        of(
            "pairs",
            "makini",
            HEADER + "a=b,v1=" + hex(GOOD),
            "the format is csv, with the version v1"),
        of(
            "list",
            "makini",
            HEADER + "v2,AAAA v1," + base64(GOOD),
            "the format is a list, with the version v1"),
        of("SHA-1", "makini", HEADER + sha1, "the algorithm is HmacSHA1"),
        of("SHA-512", "makini", HEADER + sha512, "the algorithm is HmacSHA512"),
        of("token", "makini", HEADER + SECRET, "the algorithm is token"),
        of(
            "other header",
            "makini",
            "X-Acme-Sign: " + base64(GOOD),
            "that of the header x-acme-sign"),
        of(
            "time",
            "makini",
            HEADER + timed + "\nX-Time: " + NOW,
            "{timestamp}.{body}, the time in x-time"),
        of(
            "id and time",
            "makini",
            HEADER + listed + "\nX-Time: " + NOW + "\nX-Acme-Id: evt_9",
            "{id}.{timestamp}.{body}, the time in x-time, the id in x-acme-id"),
        of(
            "v0 and time",
            "makini",
            HEADER + versioned + "\nX-Time: " + NOW,
            "v0:{timestamp}:{body}"),
        of(
            "a member",
            "makini",
            HEADER + base64(sha256(SECRET, "{\"key\":\"a/1\",\"n\":1.50}")),
            "what is signed is {/data}"),
        of(
            "a text member",
            "makini",
            HEADER + base64(sha256(SECRET, "evt_01")),
            "what is signed is {/id}"),
        of(
            "header and encoding and time",
            "nango",
            "X-Acme: t="
                + NOW
                + ",s="
                + base64(sha256(SECRET, NOW + ":" + BODY))
                + "\nX-Time: "
                + NOW,
            "{timestamp}:{body}"));
  }

  @ParameterizedTest
  @MethodSource("ofRecipes")
  void whatARecipeCanSayIsFoundAndItsRecipeVerifiesIt(Case each) {
    var office = DoctorFixture.with(directory, each.recipe()).received(each.sent());

    var told = office.diagnosed();

    assertThat(text(told, "/diagnosis")).as("%s", told).isEqualTo("good-if");
    assertThat(told.toString()).contains(each.found());
    office.recipes(text(told, "/matches/0/recipes")).connection("my-sender", "current");
    assertThat(text(office.diagnosed(), "/diagnosis")).isEqualTo("good");
  }

  /// Ways that a built-in recipe has.
  static Stream<Case> ofSenders() {
    var secret = SECRET;
    return Stream.of(
        of("github", "makini", "X-Hub-Signature-256: sha256=" + hex(GOOD), "the recipe is github"),
        of("shopify", "makini", "X-Shopify-Hmac-SHA256: " + base64(GOOD), "the recipe is shopify"),
        of(
            "stripe",
            "makini",
            "Stripe-Signature: t=" + NOW + ",v1=" + hex(sha256(secret, NOW + "." + BODY)),
            "the recipe is stripe"),
        of(
            "slack",
            "github",
            "X-Slack-Request-Timestamp: "
                + NOW
                + "\nX-Slack-Signature: v0="
                + hex(sha256(secret, "v0:" + NOW + ":" + BODY)),
            "the recipe is slack"),
        of("token", "github", "X-Webhook-Token: " + secret, "the recipe is token"));
  }

  @ParameterizedTest
  @MethodSource("ofSenders")
  void aSenderOfAnotherRecipeIsFound(Case each) {
    var office = DoctorFixture.with(directory, each.recipe()).received(each.sent());

    var told = office.diagnosed();

    assertThat(text(told, "/matches/0/changes/0/if")).isEqualTo(each.found());
    office.connection(each.name(), "current");
    assertThat(text(office.diagnosed(), "/diagnosis")).isEqualTo("good");
  }

  /// Bodies that were signed before something changed them.
  static Stream<Case> ofBodies() throws IOException {
    var pretty = "{\r\n  \"b\": \"gr\u00fc\u00df/1 <&>\",\r\n  \"a\": [1.50, {}, []]\r\n}\r\n";
    var compact = "{\"b\":\"gr\u00fc\u00df/1 <&>\",\"a\":[1.50,{},[]]}";
    return Stream.of(
        body("LF", BODY, BODY + "\n", "without the line end after it"),
        body("CRLF", BODY, BODY + "\r\n", "without the line end after it"),
        body("LF lost", BODY + "\n", BODY, "with a line end (LF) after it"),
        body("CRLF lost", BODY + "\r\n", BODY, "with a line end (CRLF) after it"),
        body("CRLF for LF", pretty.replace("\r", ""), pretty, "with LF for each CRLF"),
        body("LF for CRLF", pretty, pretty.replace("\r", ""), "with CRLF for each LF"),
        body("byte order mark", BODY, "\ufeff" + BODY, "without its byte order mark"),
        body("stringify", compact, pretty, "minified, as JavaScript's JSON.stringify does"),
        body(
            "numbers",
            compact.replace("1.50", "1.5"),
            pretty,
            "its numbers as JavaScript writes them"),
        body("slashes", compact.replace("/", "\\/"), pretty, "with / as \\/"),
        body(
            "ASCII",
            compact.replace("\u00fc", "\\u00fc").replace("\u00df", "\\u00df"),
            pretty,
            "with all beyond ASCII as \\uXXXX"),
        body(
            "PHP",
            compact.replace("/", "\\/").replace("\u00fc", "\\u00fc").replace("\u00df", "\\u00df"),
            pretty,
            "as PHP's json_encode does"),
        body(
            "Python",
            "{\"b\": \"gr\\u00fc\\u00df/1 <&>\", \"a\": [1.50, {}, []]}",
            pretty,
            "as Python's json.dumps does"),
        body(
            "HTML",
            compact.replace("<&>", "\\u003c\\u0026\\u003e"),
            pretty,
            "with <, > and & as \\uXXXX"),
        body(
            "sorted",
            "{\"a\":[1.50,{},[]],\"b\":\"gr\u00fc\u00df/1 <&>\"}",
            pretty,
            "its members sorted by name"),
        body(
            "pretty 2",
            "{\n  \"b\": \"gr\u00fc\u00df/1 <&>\",\n  \"a\": [\n    1.50,\n    {},\n    []\n  ]\n}",
            pretty,
            "indented by 2"),
        body(
            "pretty 4",
            "{\n    \"b\": \"gr\u00fc\u00df/1 <&>\",\n    \"a\": [\n        1.50,\n        {},\n        []\n    ]\n}",
            compact,
            "indented by 4"),
        new Case(
            "latin",
            "makini",
            new SignedRequest(
                HEADER + base64(mac("HmacSHA256", SECRET_BYTES, compact.getBytes(ISO_8859_1))),
                compact.getBytes(UTF_8)),
            "in ISO-8859-1, and received in UTF-8"),
        new Case(
            "utf-8",
            "makini",
            new SignedRequest(
                HEADER + base64(sha256(SECRET, compact)), compact.getBytes(ISO_8859_1)),
            "in UTF-8, and received in ISO-8859-1"),
        new Case(
            "gzip",
            "makini",
            new SignedRequest(HEADER + base64(GOOD) + "\nContent-Encoding: gzip", gzip(BODY)),
            "decompressed"),
        new Case(
            "a member minified",
            "makini",
            SignedRequest.of(
                HEADER + base64(sha256(SECRET, "{\"a\":1}")), "{\"data\": {\"a\": 1}}"),
            "minified"));
  }

  @ParameterizedTest
  @MethodSource("ofBodies")
  void aBodyThatWasSignedInAnotherFormIsFound(Case each) {
    var office = DoctorFixture.with(directory, each.recipe()).received(each.sent());

    var run = office.asked();

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.out()).contains("It matches if", "the signed body is", each.found());
  }

  @Test
  void twoThingsThatAreOtherwiseAreFoundTogether() {
    var signature = hex(sha256("the-secret-of-last-year", NOW + "." + BODY));
    var sent = SignedRequest.of(HEADER + "sha256=" + signature + "\nX-Time: " + NOW, BODY);

    var run = DoctorFixture.with(directory, "makini").received(sent).asked();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("a prefix, sha256=", "{timestamp}.{body}, the time in x-time", "the secret old");
  }

  private static Case of(String name, String recipe, String headers, String found) {
    return new Case(name, recipe, SignedRequest.of(headers, BODY), found);
  }

  private static Case body(String name, String signed, String received, String found) {
    return new Case(
        name, "makini", SignedRequest.of(HEADER + base64(sha256(SECRET, signed)), received), found);
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
