package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.read.Webhook.Item;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NotUnicodeTest {
  private final WebhookReader reader =
      new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout());

  @Test
  void textHasAnIssueOnItsItemAlone() {
    var items =
        items(
            """
            {"event":"assets.updated","data":[{"id":"a"},{"id":"b","x":[{"y\\ud83d":"z\\ude00"}]}]}""");

    assertThat(items.get(0).issues()).isEmpty();
    assertThat(items.get(1).issues())
        .containsExactly(issue("/x/0/y\ufffd", "y\ufffd"), issue("/x/0/y\ufffd", "z\ufffd"));
  }

  @Test
  void onlyItemOfABodyIsItsContent() {
    var items = items("{\"event\":\"assets.updated\",\"data\":{\"id\":\"\\ud83d\"}}");

    assertThat(items.getFirst().id()).isEqualTo("\ufffd");
    assertThat(items.getFirst().issues()).containsExactly(issue("/id", "\ufffd"));
  }

  @Test
  void textsOfTheEnvelopeHaveNoIssue() {
    var items =
        items(
            """
            {"event":"assets.updated","no\\ud83d":"te\\ud83d","datum":{"id":"\\ud83d"},\
            "data":{"id":"a"}}""");

    assertThat(items.getFirst().issues()).isEmpty();
  }

  @Test
  void answerOfAnApiIsContentAsAWhole() {
    var one = answer("{\"id\":\"a\",\"x\":\"\\ud83d\"}");
    var several = answer("[{\"id\":\"a\"},{\"id\":\"b\",\"x\":\"\\ud83d\"}]");

    assertThat(one.getFirst().issues()).containsExactly(issue("/x", "\ufffd"));
    assertThat(several.get(0).issues()).isEmpty();
    assertThat(several.get(1).issues()).containsExactly(issue("/x", "\ufffd"));
  }

  @Test
  void thinItemIsAcceptedWithItsReplacedId() {
    var webhook = change("{\"event\":\"assets.updated\",\"body\":[\"a\\ud83d\"]}");

    assertThat(webhook.items()).containsExactly(new Item.Thin("a\ufffd"));
  }

  @Test
  void anItemHasOneHundredOfTheseIssuesAtMost() {
    var items =
        items(
            "{\"event\":\"assets.updated\",\"data\":[{\"id\":\"a\",\"x\":["
                + "\"\\ud83d\",".repeat(101)
                + "1]},{\"id\":\"b\",\"x\":\"\\ud83d\"}]}");

    assertThat(items.get(0).issues()).hasSize(100);
    assertThat(items.get(1).issues()).hasSize(1);
  }

  @Test
  void issueHasTheFirstThousandCharactersOfALongText() {
    var pairs = "\\ud83d\\ude00".repeat(600);
    var items =
        items(
            "{\"event\":\"assets.updated\",\"data\":{\"id\":\"a\",\"x\":\"\\ud83d"
                + pairs
                + "\",\"y\":\""
                + pairs
                + "\\ud83d\"}}");

    assertThat(items.getFirst().issues())
        .containsExactly(
            issue("/x", "\ufffd" + "\ud83d\ude00".repeat(499)),
            issue("/y", "\ud83d\ude00".repeat(500)));
  }

  private static NormalizationIssue issue(String path, String raw) {
    return new NormalizationIssue(path, "not-unicode", raw);
  }

  private List<Item.Full> items(String body) {
    return full(change(body));
  }

  private List<Item.Full> answer(String body) {
    return full(
        (Webhook.Change)
            reader.readContent("assets", null, body.getBytes(UTF_8), TimesOf2026.JUDGE));
  }

  private Webhook.Change change(String body) {
    return (Webhook.Change) reader.read(body.getBytes(UTF_8), TimesOf2026.JUDGE);
  }

  private static List<Item.Full> full(Webhook.Change webhook) {
    return webhook.items().stream().map(Item.Full.class::cast).toList();
  }
}
