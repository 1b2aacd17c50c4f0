package io.penstock.cli.payloads;

import java.math.BigDecimal;
import java.util.List;

/// Materials: the spare parts of a storeroom, which events call inventory items.
final class Materials {
  private Materials() {}

  static void write(PayloadSubject material, PayloadDraft draft) {
    var hand = material.hand();
    var name = material.own("items");
    OtherEntities.writeNames(material, draft, name);
    draft.asReceived("partNumber", "0000000000000" + material.own().digits(5));
    draft.asReceived("description", name + ", " + material.own("makers"));
    draft.asReceived("manufacturerName", material.own("makers"));
    draft.asReceived("categoryName", material.own("categories"));
    draft.asReceived("criticality", material.own("criticalities"));
    draft.asReceived("isAssembly", hand.truth(material.own().oneIn(6)).json());
    draft.asReceived("isActive", hand.truth(material.now().percent(90)).json());
    draft.asReceived("uom", material.own("units"));
    var least = new BigDecimal(material.own().between(1, 40));
    draft.asReceived("minimumQuantity", hand.decimal(least).json());
    draft.asReceived("cost", hand.decimal(cents(material.now())).json());
    draft.asReceived("currency", material.own("currencies"));
    draft.list("supplyOptions", List.of(supply(material, draft.within("supplyOptions/0"))));
    draft.asReceived("notes", material.remark());
  }

  private static PayloadDraft supply(PayloadSubject material, PayloadDraft supply) {
    return supply
        .asReceived("vendorKey", material.key())
        .asReceived("price", material.hand().decimal(cents(material.own())).json())
        .asReceived("reorderPoint", material.hand().whole(material.own().between(2, 20)).json());
  }

  private static BigDecimal cents(RandomChoices random) {
    return BigDecimal.valueOf(random.between(35, 250_000), 2);
  }
}
