package io.penstock.cli.payloads;

import java.util.Locale;

/// Assets: machines and instruments, by Makini's names.
final class Assets {
  private Assets() {}

  static void write(PayloadSubject asset, PayloadDraft draft) {
    OtherEntities.writeNames(asset, draft, asset.own("asset names"));
    draft.asReceived("siteKey", asset.own("sites"));
    draft.asReceived("locationKey", asset.own("locations"));
    draft.text("parentKey", asset.key());
    draft.text("vendorKey", asset.key());
    draft.asReceived("categoryName", asset.own("categories"));
    draft.asReceived("criticality", asset.own("criticalities"));
    draft.asReceived("isPhysical", asset.hand().truth(asset.own().percent(90)).json());
    draft.asReceived("isActive", asset.hand().truth(asset.now().percent(80)).json());
    draft.asReceived("makeName", asset.own("makers"));
    draft.asReceived("modelName", asset.own().hex(4).toUpperCase(Locale.ROOT) + "-2");
    draft.asReceived("serialNumber", "00" + asset.own().digits(8));
    draft.put("activatedAt", asset.hand().instant(asset.daysAfter(1)).json());
    draft.put("deactivatedAt", asset.hand().never());
    draft.asReceived("notes", asset.remark());
  }
}
