package io.penstock.cli.payloads;

import io.penstock.schemas.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Work orders: what is to be done to which asset, its tasks, who did it, and with which parts.
final class WorkOrders {
  private WorkOrders() {}

  static void write(PayloadSubject order, PayloadDraft draft) {
    writeHeader(order, draft);
    writePlace(order, draft);
    PurchaseOrders.writeStatus(order, draft, "work statuses");
    var priority = order.now().pick(Vocabulary.codes("priorities"));
    draft.text("severity", priority.spelled()).shows("priority", priority.canonical());
    writeDates(order, draft);
    writeParts(order, draft);
    draft.text("notes", order.remark(), "notes");
  }

  private static void writeHeader(PayloadSubject order, PayloadDraft draft) {
    var title = order.own("work titles");
    var number = "WO-" + order.own().digits(6);
    draft.text(order.isV4() ? "_idValue" : "code", number, "number");
    draft.text(order.isV4() && order.own().oneIn(2) ? "_displayValue" : "title", title, "title");
    draft.text("description", title + ", reported by " + order.own("people"), "description");
    draft.text("instructions", order.own("remarks") + ".", "instructions");
    draft.text("categoryName", order.own("categories"), "category");
    draft.text("roleName", order.own("roles"), "roleName");
  }

  private static void writePlace(PayloadSubject order, PayloadDraft draft) {
    draft.text("assetKey", order.key(), "asset/key");
    draft.text("locationKey", order.own("locations"), "location/key");
    draft.text("siteKey", order.own("sites"), "site/key");
    draft.text("accountKey", order.own("cost centres"), "account/key");
    draft.text("teamKey", order.now("teams"), "team/key");
    draft.text("laborAssignedKey", "lab-" + order.now().below(40), "assignedTo/key");
    if (order.own().oneIn(3)) {
      draft.text("pmKey", "pm-" + order.own().digits(4), "preventiveMaintenance/key");
    } else if (order.own().oneIn(2)) {
      draft.text("serviceRequestKey", "sr-" + order.own().digits(5), "serviceRequest/key");
    }
  }

  private static void writeDates(PayloadSubject order, PayloadDraft draft) {
    var hand = order.hand();
    var own = order.own();
    draft.put("scheduledAt", hand.instant(order.daysAfter(own.between(1, 20))), "scheduledAt");
    draft.put("dueAt", hand.instant(order.daysAfter(own.between(21, 40))), "dueAt");
    draft.put("estimatedTime", hand.whole(15 * own.between(1, 32)), "estimatedTime");
    if (order.now().oneIn(3)) {
      var completed = order.daysAfter(order.now().between(20, 45));
      draft.put("completedAt", hand.instant(completed), "completedAt");
      draft.put("actualTime", hand.decimal(quarters(order.now())), "actualTime");
      draft.text("completionRemarks", order.now("remarks"), "completionRemarks");
    } else {
      draft.put("completedAt", hand.never());
    }
  }

  private static BigDecimal quarters(RandomChoices random) {
    return BigDecimal.valueOf(25L * random.between(1, 40), 2);
  }

  private static void writeParts(PayloadSubject order, PayloadDraft draft) {
    draft.list("tasks", several(order, 1, 3, draft, "tasks", WorkOrders::task));
    draft.list("resources", several(order, 0, 2, draft, "resources", WorkOrders::resource));
    var materials = several(order, 0, 2, draft, "materials", WorkOrders::material);
    draft.list(order.isV4() ? "materials" : "parts", materials);
    draft.put("materialCount", new Json.Num(Integer.toString(materials.size())));
    if (order.own().oneIn(4)) {
      draft.list("documents", several(order, 1, 1, draft, "documents", WorkOrders::document));
    }
  }

  private static List<PayloadDraft> several(
      PayloadSubject order,
      int min,
      int max,
      PayloadDraft draft,
      String path,
      BiFunction<PayloadSubject, PayloadDraft, PayloadDraft> write) {
    var made = new ArrayList<PayloadDraft>();
    for (int count = order.own().between(min, max); made.size() < count; ) {
      made.add(write.apply(order, draft.within(path + "/" + made.size())));
    }
    return made;
  }

  private static PayloadDraft task(PayloadSubject order, PayloadDraft task) {
    var priority = order.own().pick(Vocabulary.codes("priorities"));
    var checks =
        List.<Json>of(new Json.Str(order.own("checks")), new Json.Str(order.own("checks")));
    return task.text(order.generation().id(), "tk-" + order.own().hex(6), "id")
        .put("code", order.hand().whole(10 * order.own().between(1, 9)), "number")
        .text("title", order.own("tasks"), "title")
        .text("priority", priority.spelled())
        .shows("priority", priority.canonical())
        .put("checkList", new Json.Arr(checks));
  }

  private static PayloadDraft resource(PayloadSubject order, PayloadDraft resource) {
    var rate = BigDecimal.valueOf(order.own().between(3_200, 14_000), 2);
    var started = order.daysAfter(order.own().between(2, 20));
    return resource
        .text("name", order.own("people"), "name")
        .text("laborKey", "lab-" + order.own().digits(3), "labor/key")
        .text("currency", order.own("currencies"), "currency")
        .put("rate", order.hand().decimal(rate), "rate/amount")
        .put("registeredTime", order.hand().decimal(quarters(order.now())), "registeredTime")
        .put("startedAt", order.hand().instant(started), "startedAt");
  }

  private static PayloadDraft material(PayloadSubject order, PayloadDraft material) {
    var unit = order.own("units");
    var quantity = new BigDecimal(order.own().between(1, 24));
    return material
        .text(order.isV4() ? "materialKey" : "partKey", order.key(), "material/key")
        .text("uom", unit, "unit")
        .put("quantity", order.hand().decimal(quantity), "quantity/value")
        .shows("quantity/unit", unit);
  }

  private static PayloadDraft document(PayloadSubject order, PayloadDraft document) {
    var file = order.own().hex(10) + ".pdf";
    return document
        .text(order.generation().id(), "d-" + order.own().digits(5), "id")
        .text("name", order.own("documents"), "name")
        .text("url", "https://files.example/" + file, "url")
        .text("contentType", "application/pdf", "contentType");
  }
}
