package io.penstock.senders.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecipeReaderTest {
  private final Problems problems = new Problems();

  @Test
  void makiniIsBuiltInAsItIsPublished() {
    var recipe = BuiltInRecipes.builtIn("makini");

    assertThat(BuiltInRecipes.builtInNames()).startsWith("makini").hasSize(12);
    assertThat(recipe)
        .isEqualTo(
            new Recipe(
                "makini",
                SignatureScheme.overBody(
                    "x-webhook-signature", Algorithm.HMAC_SHA256, Encoding.AUTO),
                new ValueLocations(
                    List.of(),
                    pointers(
                        "/connection_id", "/connectionId", "/connection/id", "/connection/key")),
                new ValueLocations(
                    List.of("webhook-id", "x-webhook-id"),
                    pointers("/id", "/webhook_id", "/webhookId", "/event_id")),
                new BodyLayout(
                    pointers("/event", "/type", "/event_type"),
                    pointers("/timestamp", "/occurred_at"),
                    pointers("/data", "/entity", "/record", "/body"),
                    pointers("/id", "/key", "/_id"),
                    pointers("/_updatedAt", "/updatedAt", "/updated_at"),
                    pointers("/_createdAt", "/createdAt", "/created_at"),
                    pointers("/_deletedAt", "/deletedAt", "/deleted_at"),
                    List.of(),
                    ChangeOrderByType.BY_TIME)));
  }

  @Test
  void unknownNameIsNoRecipe() {
    assertThat(BuiltInRecipes.builtIn("Makini")).isNull();
  }

  @Test
  void algorithmIsHmacSha256UnlessSaidOtherwise() {
    var recipe = read("signature: {header: X-Sig}\nencoding: hex\n");

    assertThat(recipe)
        .extracting(Recipe::signature)
        .isEqualTo(SignatureScheme.overBody("x-sig", Algorithm.HMAC_SHA256, Encoding.HEX));
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void keysAndValuesThatThereAreNotAreClearProblems() {
    read(
        """
        signature: {header: X-Sig, formt: list}
        algorithm: HmacMD5
        encoding: base32
        entity-ids: [/id]
        """);

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:2:12: recipe r: algorithm is \"HmacMD5\"; expected one of HmacSHA256, HmacSHA512, HmacSHA1, token",
            "r.yaml:3:11: recipe r: encoding is \"base32\"; expected one of auto, base64, base64url, hex",
            "r.yaml:1:28: recipe r: signature.formt is unknown; did you mean signature.format?",
            "r.yaml:4:1: recipe r: entity-ids is unknown; did you mean entity-id?");
  }

  @Test
  void orderIsSaidForEveryTypeOrForSome() {
    var signature = "signature.header: X-Sig\nencoding: hex\nversion: [/v]\n";

    var every = read(signature + "order: contiguous\n");
    var some = read(signature + "order: {work_order: contiguous}\n");

    assertThat(problems.list()).isEmpty();
    assertThat(order(every, "asset")).isEqualTo(ChangeOrder.CONTIGUOUS);
    assertThat(order(some, "work_order")).isEqualTo(ChangeOrder.CONTIGUOUS);
    assertThat(order(some, "asset")).isEqualTo(ChangeOrder.TIME);
  }

  @Test
  void contiguousOrderNeedsToKnowWhereTheVersionStands() {
    read("signature.header: X-Sig\nencoding: hex\norder: {work_ordr: time, asset: contiguous}\n");

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:1:1: recipe r: version is missing; expected a list of 1 to 16",
            "r.yaml:3:9: recipe r: order.work_ordr is unknown; did you mean order.work_order?");
  }

  @Test
  void memberLikeNoneIsToldWhichThereAre() {
    read("signature.header: X-Sig\nencoding: hex\nquota: 7\n");

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:3:1: recipe r: quota is unknown; expected one of algorithm, changed-at,"
                + " connection, content, created-at, deleted-at, encoding, entity-id, event,"
                + " occurred-at, order, secret-encoding, signature, signs, timestamp, version,"
                + " webhook-id");
  }

  private static ChangeOrder order(@Nullable Recipe recipe, String type) {
    return Objects.requireNonNull(recipe).layout().order().of(type);
  }

  @Test
  void placesAreHeadersAndThenPointersEachOnce() {
    read(
        """
        signature.header: X Sig
        encoding: auto
        webhook-id: [X-Id, x-id, /id, x-late]
        event: [event, /type, /type]
        content: /data
        """);

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:3:20: recipe r: webhook-id x-id is given twice; keep one of them (first at r.yaml:3:14)",
            "r.yaml:3:31: recipe r: webhook-id is \"x-late\"; expected a JSON Pointer such as /data/key",
            "r.yaml:1:19: recipe r: signature.header is \"X Sig\"; expected the name of an HTTP header",
            "r.yaml:4:9: recipe r: event is \"event\"; expected a JSON Pointer such as /data/key",
            "r.yaml:4:23: recipe r: event /type is given twice; keep one of them (first at r.yaml:4:16)",
            "r.yaml:5:10: recipe r: content is a single value; expected a list of at most 16");
  }

  @Test
  void recipeWithoutASignatureIsNone() {
    assertThat(read("event: [/type]\n")).isNull();
    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:1:1: recipe r: signature.header is missing; expected the name of an HTTP header",
            "r.yaml:1:1: recipe r: encoding is missing; expected one of auto, base64, base64url, hex");
  }

  private @Nullable Recipe read(String text) {
    var document = Objects.requireNonNull(YamlReader.read("r.yaml", text, problems));
    return RecipeReader.read("r", document, problems);
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::of).toList();
  }
}
