package io.penstock.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventNameTest {
  private final EventName.Reader reader = new EventName.Reader();

  @ParameterizedTest
  @CsvSource({
    "purchase-orders.updated, purchase_order, false",
    "work_order:created, work_order, false",
    "purchaseOrder.deleted, purchase_order, true",
    "purchase-orders.line-items.inserted, line_item, false",
  })
  void everySpellingOfSendersIsRead(String text, String type, boolean deletes) {
    var event = reader.convert(text);

    assertThat(event.type().name()).isEqualTo(type);
    assertThat(event.deletes()).isEqualTo(deletes);
    assertThat(event.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "purchase-ordesr.updated, did you mean purchase-orders?",
    "vendros.updated, did you mean vendors?",
    "vendors.udpated, did you mean updated?",
    "vendors.gone, 'known: inserted, created, updated, deleted'",
    "vendors, <entity type>.<verb>",
  })
  void anUnknownNameIsToldWithTheNearestRightOne(String text, String complaint) {
    assertThatThrownBy(() -> reader.convert(text)).hasMessageContaining(complaint);
  }

  @Test
  void aDotAtTheEndIsAVerbThatIsMissing() {
    assertThatThrownBy(() -> reader.convert("vendors.")).hasMessageContaining("verb");
  }
}
