package io.penstock.cli.payloads;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Purchase orders: a header, one to four lines, and totals that are their sums.
final class PurchaseOrders {
  private static final int LINES_MAX = 4;
  private static final int MONEY_SCALE = 2;
  private static final BigDecimal PERCENT = new BigDecimal("0.01");

  private PurchaseOrders() {}

  static void write(PayloadSubject order, PayloadDraft draft) {
    writeHeader(order, draft);
    writeDates(order, draft);
    writeStatus(order, draft, "order statuses");
    if (order.own().oneIn(5)) {
      draft.text("currencyKey", "cur-" + order.own().digits(2), "currencyRef/key");
    } else {
      draft.text("currency", order.own("currencies"), "currency");
    }
    var lines = lines(order, draft);
    writeTotals(order, draft, lines);
    writeAddresses(order, draft);
    draft.text("terms", order.own("terms"), "paymentTerms");
    draft.text("shippingMethod", order.own("shipping"), "shippingMethod");
    draft.text("notes", order.remark(), "notes");
    draft.list(
        order.own().oneIn(4) ? "lines" : "lineItems",
        lines.stream().map(OrderLine::draft).toList());
  }

  private static void writeHeader(PayloadSubject order, PayloadDraft draft) {
    var title = order.own("order titles");
    if (order.isV4()) {
      draft.text("_idValue", "PO-" + order.own().digits(6), "number");
      draft.text("_displayValue", title, "title");
    } else {
      draft.text("orderNo", "45" + order.own().digits(8), "number");
      draft.text("title", title, "title");
    }
    draft.text("organizationKey", order.own("organizations"), "organization/key");
    draft.text("siteKey", order.own("sites"), "site/key");
    draft.text("vendorKey", order.key(), "vendor/key");
    draft.text("userRequestedKey", "u-" + order.own().digits(3), "requestedBy/key");
    draft.text("locationKey", order.own("locations"), "location/key");
    draft.text("description", title + ", " + order.own("sites"), "description");
  }

  private static void writeDates(PayloadSubject order, PayloadDraft draft) {
    var hand = order.hand();
    draft.put("orderDate", hand.date(order.createdOn()), "orderDate");
    draft.put("dueAt", hand.instant(order.daysAfter(order.own().between(7, 60))), "dueAt");
    var approver = "u-" + order.own().digits(3);
    if (order.now().oneIn(2)) {
      draft.text("userApprovedKey", approver, "approvedBy/key");
      draft.put("approvedAt", hand.instant(order.daysAfter(2)), "approvedAt");
    } else {
      draft.put("approvedAt", hand.never());
    }
    if (order.now().oneIn(3)) {
      var shipped = order.createdOn().plusDays(order.now().between(3, 30));
      draft.put("shipmentDate", hand.date(shipped), "shipmentDate");
    }
  }

  /// A word for the status, the key of a status record, or a word that nobody has mapped.
  static void writeStatus(PayloadSubject subject, PayloadDraft draft, String list) {
    if (subject.now().oneIn(12)) {
      var unmapped = subject.now("unmapped statuses");
      draft.text("status", unmapped, "statusRaw").shows("status", "unknown");
    } else if (subject.now().oneIn(4)) {
      draft.text("statusKey", "st_" + subject.now().below(20), "statusRef/key");
    } else {
      var status = subject.now().pick(Vocabulary.codes(list));
      draft.text("status", status.spelled()).shows("status", status.canonical());
    }
  }

  private static List<OrderLine> lines(PayloadSubject order, PayloadDraft draft) {
    var lines = new ArrayList<OrderLine>();
    for (int count = order.own().between(1, LINES_MAX); lines.size() < count; ) {
      lines.add(OrderLine.of(order, draft.within("lines/" + lines.size()), lines.size() + 1));
    }
    return lines;
  }

  private static void writeTotals(PayloadSubject order, PayloadDraft draft, List<OrderLine> lines) {
    var net = lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    var percent = new BigDecimal(order.own("tax percents"));
    var tax = net.multiply(percent).multiply(PERCENT).setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
    var hand = order.hand();
    draft.put("totalNetValue", hand.decimal(net), "totals/net/amount");
    draft.put("totalTaxValue", hand.decimal(tax), "totals/tax/amount");
    draft.put("totalGrossValue", hand.decimal(net.add(tax)), "totals/gross/amount");
  }

  private static void writeAddresses(PayloadSubject order, PayloadDraft draft) {
    if (order.own().oneIn(3)) {
      var text = order.own("streets") + ", " + order.own("cities");
      draft.text("deliveryAddress", text, "deliveryAddress/lines/0");
    } else {
      draft.put("deliveryAddress", address(order, draft.within("deliveryAddress")).object());
    }
    if (order.own().oneIn(2)) {
      draft.put("shipmentAddress", address(order, draft.within("shipmentAddress")).object());
    }
  }

  private static PayloadDraft address(PayloadSubject order, PayloadDraft address) {
    return address
        .text("addressee", order.own("vendors"), "addressee")
        .text("addressLines", order.own("streets"), "lines/0")
        .text("city", order.own("cities"), "city")
        .text("postCode", "0" + order.own().digits(4), "postalCode")
        .text("country", order.own("countries"), "country")
        .put("isActive", order.hand().truth(order.own().percent(90)), "active");
  }
}
