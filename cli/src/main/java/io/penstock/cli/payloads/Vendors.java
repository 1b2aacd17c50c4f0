package io.penstock.cli.payloads;

import io.penstock.cli.payloads.ValueStyle.WrittenValue;
import java.util.List;

/// Vendors: who sells the parts and does the services.
final class Vendors {
  private Vendors() {}

  static void write(PayloadSubject vendor, PayloadDraft draft) {
    OtherEntities.writeNames(vendor, draft, vendor.own("vendors"));
    draft.text("companyKey", vendor.key());
    draft.asReceived("organizationKey", vendor.own("organizations"));
    draft.asReceived("currency", vendor.own("currencies"));
    draft.asReceived("terms", vendor.now("terms"));
    draft.asReceived("isActive", vendor.hand().truth(vendor.now().percent(90)).json());
    draft.put(
        "address",
        vendor.isV4()
            ? WrittenValue.text(vendor.own("streets") + ", " + vendor.own("cities")).json()
            : address(vendor, draft).object());
    draft.asReceived("taxNumber", vendor.own("countries") + vendor.own().digits(9));
    draft.asReceived("website", "https://vendor-" + vendor.own().digits(5) + ".example");
    draft.asReceived("categoryName", vendor.own("categories"));
    draft.list("contacts", List.of(contact(vendor, draft.within("contacts/0"))));
    draft.asReceived("notes", vendor.remark());
  }

  private static PayloadDraft contact(PayloadSubject vendor, PayloadDraft contact) {
    return contact
        .asReceived("name", vendor.own("people"))
        .asReceived("role", "Sales")
        .asReceived("email", "sales-" + vendor.own().digits(4) + "@vendor.example")
        .asReceived("phone", "+49 351 " + vendor.own().digits(6));
  }

  private static PayloadDraft address(PayloadSubject vendor, PayloadDraft draft) {
    return draft
        .within("address")
        .asReceived("addressLines", vendor.own("streets"))
        .asReceived("city", vendor.own("cities"))
        .asReceived("postCode", "0" + vendor.own().digits(4))
        .asReceived("country", vendor.own("countries"))
        .asReceived("phone", "+49 351 " + vendor.own().digits(6));
  }
}
