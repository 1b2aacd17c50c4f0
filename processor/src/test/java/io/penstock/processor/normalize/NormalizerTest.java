package io.penstock.processor.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.processor.values.JsonText;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.WebhookExample;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
  private static final Normalizer NORMALIZER = Normalizer.builtIn();

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.WebhookExample#all")
  void everyWebhookBecomesItsEvent(WebhookExample example) {
    var event = EntityEventFormat.read(example.event().getBytes(UTF_8));

    var normalized = NORMALIZER.normalize(example.type(), null, content(example));

    assertThat(JsonText.text(normalized.data()))
        .isEqualTo(JsonText.text(requireNonNull(event.data())));
    assertThat(JsonText.text(normalized.extensions())).isEqualTo(JsonText.text(event.extensions()));
    assertThat(normalized.issues()).isEqualTo(event.issues());
  }

  @Test
  void aTypeWithoutAModelKeepsItsContent() {
    var content = JsonText.object("{'b':null,'a':{'c':1.10}}");

    var normalized = NORMALIZER.normalize(requireNonNull(EntityTypes.of("asset")), null, content);

    assertThat(normalized)
        .isEqualTo(new Normalized(content, content, Json.Obj.EMPTY, List.of(), false));
  }

  @Test
  void anAliasAfterTheOneThatWasReadStays() {
    var normalized = purchaseOrder("{'_idValue':'c','code':'','orderNo':'a','title':null}");

    assertThat(JsonText.text(normalized.data())).isEqualTo("{'number':'a'}");
    assertThat(JsonText.text(normalized.extensions())).isEqualTo("{'_idValue':'c','code':''}");
  }

  @Test
  void anUnreadableAliasIsAnIssueAndTheNextIsTried() {
    var normalized = purchaseOrder("{'createdAt':'soon','_createdAt':'2026-01-02T03:04:05Z'}");

    assertThat(JsonText.text(normalized.data()))
        .isEqualTo("{'createdAt':'2026-01-02T03:04:05.000Z'}");
    assertThat(normalized.issues())
        .containsExactly(new NormalizationIssue("/createdAt", "not-a-date", "soon"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'currency':'EUR','lines':[{'price':1}]} | EUR
          {'currency':'EUR','lines':[{'price':1,'currency':'CHF'}]} | CHF
          {'currency':'EUR','lines':[{'price':1,'currency':''}]} | EUR
          {'currency':'EUR','lines':[{'price':1,'currency':'€'}]} | none
          {'currency':'EUR','lines':[{'price':1,'currencyKey':'c1'}]} | none
          {'currency':'EUR','currencyKey':'c1','lines':[{'price':1,'currencyKey':'c1'}]} | EUR
          {'currency':'EUR','currencyKey':'c1','lines':[{'price':1,'currencyKey':'c2'}]} | none
          {'currency':'EUR','lines':[{'price':1,'currency':'CHF','currencyKey':'c2'}]} | CHF
          {'currencyKey':'c1','lines':[{'price':1}]} | none
          {'currency':'€','lines':[{'price':1}]} | none
          """)
  void aLineIsInTheOrdersCurrencyUnlessItNamesItsOwn(String content, String currency) {
    var data = JsonText.text(purchaseOrder(content).data());

    var money = currency.equals("none") ? "'1'}" : "'1','currency':'" + currency + "'}";
    assertThat(data).contains("'unitPrice':{'amount':" + money);
  }

  @Test
  void aCurrencyDoesNotLeakFromOneLineToTheNext() {
    var data =
        purchaseOrder("{'lines':[{'currency':'CHF','uom':'EA'},{'price':1,'qty':2}]}").data();

    assertThat(JsonText.text(data))
        .contains("{'quantity':{'value':'2'},'unitPrice':{'amount':'1'}}");
  }

  @Test
  void aListIsReadWholeOrNotAtAll() {
    var normalized = purchaseOrder("{'lineItems':[{'key':'l-1','price':'x'},'l-2']}");

    assertThat(normalized.data().members()).isEmpty();
    assertThat(normalized.issues())
        .containsExactly(
            new NormalizationIssue(
                "/lines", "wrong-type", "[{\"key\":\"l-1\",\"price\":\"x\"},\"l-2\"]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [] | {'lines':[]}
          '[]' | {'lines':[]}
          [null] | {'lines':[]}
          {} | {'lines':[]}
          '{}' | {'lines':[]}
          [{}] | {'lines':[{}]}
          [[],{'qty':'2'}] | {'lines':[{},{'quantity':{'value':'2'}}]}
          '' | {}
          null | {}
          """)
  void anEmptyListIsNotNoList(String lines, String data) {
    assertThat(JsonText.text(purchaseOrder("{'lines':" + lines + "}").data())).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "'[]'", "'{}'", "''", "null"})
  void anEmptyObjectIsNone(String address) {
    var normalized = purchaseOrder("{'shipmentAddress':" + address + "}");

    assertThat(normalized.data().members()).isEmpty();
    assertThat(normalized.issues()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'partially-received' | partially_received
          'PartiallyReceived' | partially_received
          'PARTIALLY RECEIVED' | partially_received
          'Canceled' | cancelled
          """)
  void aCodeIsReadInAnyCaseAndHyphenation(String status, String code) {
    var data = purchaseOrder("{'status':" + status + "}").data();

    assertThat(JsonText.text(data)).isEqualTo("{'status':'" + code + "'}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'deletedAt':null,'isDeleted':'X'}", "{'deleted':true}", "{'status':'DELETED'}"})
  void deletionIsSaidInManyWays(String content) {
    assertThat(purchaseOrder(content).deleted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'deletedAt':null}",
        "{'deletedAt':''}",
        "{'deletedAt':'0001-01-01T00:00:00Z'}",
        "{'deletedAt':'no'}",
        "{'deletedAt':false}",
        "{'isDeleted':''}",
        "{'isDeleted':'maybe'}",
        "{'status':'cancelled'}",
        "{'lines':[{'deletedAt':'2026-01-02T03:04:05Z'}]}"
      })
  void whatIsNotDeletionIsNone(String content) {
    assertThat(purchaseOrder(content).deleted()).isFalse();
  }

  private static Normalized purchaseOrder(String content) {
    return NORMALIZER.normalize(EntityTypes.PURCHASE_ORDER, null, JsonText.object(content));
  }

  /// The entity without its id and its changed time.
  private static Json.Obj content(WebhookExample example) {
    var reading = JsonReader.read(example.webhook().getBytes(UTF_8));
    var body = (Json.Obj) ((JsonReader.Reading.Document) reading).value();
    var content = body.member("data") instanceof Json.Obj data ? data : body.member("body");
    var members = new LinkedHashMap<>(((Json.Obj) requireNonNull(content)).members());
    List.of("id", "key", "updatedAt", "_updatedAt").forEach(members::remove);
    return new Json.Obj(members);
  }
}
