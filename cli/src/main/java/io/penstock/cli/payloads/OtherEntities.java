package io.penstock.cli.payloads;

import java.math.BigDecimal;

/// Writes entities of all other types, from sites to meter readings, with their common members.
final class OtherEntities {
  private OtherEntities() {}

  static void write(PayloadSubject entity, PayloadDraft draft) {
    var hand = entity.hand();
    writeNames(entity, draft, entity.own("asset names"));
    draft.asReceived("description", entity.own("work titles"));
    draft.asReceived("organizationKey", entity.own("organizations"));
    draft.asReceived("siteKey", entity.own("sites"));
    draft.asReceived("locationKey", entity.own("locations"));
    draft.text("assetKey", entity.key());
    draft.asReceived("categoryName", entity.own("categories"));
    draft.asReceived("isActive", hand.truth(entity.now().percent(90)).json());
    draft.asReceived("uom", entity.own("units"));
    var reading = BigDecimal.valueOf(entity.now().between(1, 900_000), 2);
    draft.asReceived("quantity", hand.decimal(reading).json());
    draft.put("startedAt", hand.instant(entity.daysAfter(3)).json());
    draft.put("endedAt", hand.never());
    draft.asReceived("notes", entity.remark());
  }

  /// Writes the number that people use, and the name.
  static void writeNames(PayloadSubject entity, PayloadDraft draft, String name) {
    var number = "00" + entity.own().digits(6);
    draft.asReceived(entity.isV4() ? "_idValue" : "code", number);
    draft.asReceived(entity.isV4() ? "_displayValue" : "name", name);
  }
}
