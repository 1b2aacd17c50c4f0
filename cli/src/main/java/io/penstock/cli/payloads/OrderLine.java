package io.penstock.cli.payloads;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// One line of a purchase order.
///
/// @param total what it costs
record OrderLine(PayloadDraft draft, BigDecimal total) {
  private static final int MONEY_SCALE = 2;
  private static final int WEIGHED_SCALE = 3;
  private static final int CENTS_MIN = 85;
  private static final int CENTS_MAX = 480_000;

  /// Writes a line.
  ///
  /// @param number from 1
  static OrderLine of(PayloadSubject order, PayloadDraft draft, int number) {
    var own = order.own();
    boolean weighed = own.oneIn(4);
    boolean returned = own.oneIn(15);
    var counted = new BigDecimal(own.between(1, 1_200));
    var ordered = weighed ? counted.setScale(WEIGHED_SCALE) : counted;
    var quantity = returned ? ordered.negate() : ordered;
    var price = BigDecimal.valueOf(own.between(CENTS_MIN, CENTS_MAX), MONEY_SCALE);
    var total = quantity.multiply(price).setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
    writeItem(order, draft, number);
    writeUnit(order, draft, own.pick(Vocabulary.words(weighed ? "measures" : "units")));
    var hand = order.hand();
    boolean older = !order.isV4() && own.oneIn(4);
    draft.put(older ? "qty" : "quantity", hand.decimal(quantity), "quantity/value");
    draft.put(older ? "cost" : "price", hand.decimal(price), "unitPrice/amount");
    draft.put("lineTotalValue", hand.decimal(total), "totalAmount/amount");
    draft.put("discount", hand.whole(5 * own.below(4)), "extensions/discount");
    writeProgress(order, draft, ordered);
    return new OrderLine(draft, total);
  }

  private static void writeItem(PayloadSubject order, PayloadDraft draft, int number) {
    var own = order.own();
    draft.text(order.generation().id(), "l-" + own.hex(8), "id");
    if (order.isV4()) {
      draft.text("_idValue", Integer.toString(10 * number), "number");
    } else {
      draft.put("lineNo", order.hand().whole(10 * number), "number");
    }
    var type = own.pick(Vocabulary.codes("line types"));
    draft.text("type", type.spelled()).shows("type", type.canonical());
    var service = type.canonical().equals("service");
    var name = order.own(service ? "services" : "items");
    draft.text("name", name, "name");
    draft.text("description", name + ", " + order.own("makers"), "description");
    draft.text("locationKey", order.own("locations"), "location/key");
    draft.text("storeroomKey", order.own("storerooms"), "storeroom/key");
    if (!service) {
      draft.text("materialKey", "0000000000000" + own.digits(5), "material/key");
    }
    draft.text("accountKey", order.own("cost centres"), "account/key");
  }

  private static void writeUnit(PayloadSubject order, PayloadDraft draft, String unit) {
    if (order.own().oneIn(4)) {
      draft.text("uomKey", "uom-" + unit, "unitRef/key");
    } else {
      draft.text("uom", unit, "unit").shows("quantity/unit", unit);
    }
  }

  private static void writeProgress(PayloadSubject order, PayloadDraft draft, BigDecimal ordered) {
    var now = order.now();
    if (now.oneIn(2)) {
      var part = BigDecimal.valueOf(now.below(5)).multiply(new BigDecimal("0.25"));
      var received = ordered.multiply(part).setScale(WEIGHED_SCALE, RoundingMode.DOWN);
      draft.put("receivedQuantity", order.hand().decimal(received), "receivedQuantity/value");
    }
    var hand = order.hand();
    draft.put("dueAt", hand.instant(order.daysAfter(order.own().between(7, 60))), "dueAt");
    draft.put("deliveryAt", hand.instant(order.daysAfter(now.between(5, 50))), "deliveryAt");
    draft.put(order.generation().createdAt(), hand.instant(order.createdAt()), "createdAt");
    if (order.own().oneIn(5)) {
      draft.text("notes", order.own("remarks"), "notes");
    }
  }
}
