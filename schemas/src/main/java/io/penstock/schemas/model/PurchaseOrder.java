package io.penstock.schemas.model;

import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An order to a vendor: the `data` of a `purchase_order` event.
///
/// @param number what people call the order
/// @param statusRaw the status as received, where it is [Status#UNKNOWN]
/// @param statusRef the sender's record of the status, where it sends a key
/// @param orderDate a day of the sender's calendar
/// @param currency ISO 4217, of all money that names no other
/// @param currencyRef the sender's record of the currency, where it sends a key
public record PurchaseOrder(
    @Nullable String number,
    @Nullable String title,
    @Nullable String description,
    @Nullable Status status,
    @Nullable String statusRaw,
    @Nullable Reference statusRef,
    @Nullable LocalDate orderDate,
    @Nullable Instant dueAt,
    @Nullable Instant approvedAt,
    @Nullable Instant completedAt,
    @Nullable Reference vendor,
    @Nullable Reference requestedBy,
    @Nullable Reference approvedBy,
    @Nullable Reference organization,
    @Nullable Reference site,
    @Nullable Reference location,
    @Nullable String warehouseName,
    @Nullable String currency,
    @Nullable Reference currencyRef,
    @Nullable Totals totals,
    @Nullable String paymentTerms,
    @Nullable String shippingMethod,
    @Nullable LocalDate shipmentDate,
    @Nullable Address shipmentAddress,
    @Nullable Address billingAddress,
    @Nullable Address deliveryAddress,
    @Nullable String notes,
    @Nullable List<Line> lines,
    @Nullable Instant createdAt,
    @Nullable Instant deletedAt) {

  /// What the order, as a whole, costs.
  public record Totals(@Nullable Money net, @Nullable Money tax, @Nullable Money gross) {}

  /// One thing ordered.
  ///
  /// @param id the sender's own
  /// @param unit of the quantities, as received
  /// @param currency the line's own, where it names one
  /// @param totalAmount with or without tax: senders differ
  public record Line(
      @Nullable String id,
      @Nullable String number,
      @Nullable String code,
      @Nullable LineType type,
      @Nullable String typeRaw,
      @Nullable Status status,
      @Nullable String statusRaw,
      @Nullable Reference statusRef,
      @Nullable String name,
      @Nullable String description,
      @Nullable Reference material,
      @Nullable Reference product,
      @Nullable String unit,
      @Nullable Reference unitRef,
      @Nullable Quantity quantity,
      @Nullable Quantity receivedQuantity,
      @Nullable String currency,
      @Nullable Reference currencyRef,
      @Nullable Money unitPrice,
      @Nullable Money taxAmount,
      @Nullable Money totalAmount,
      @Nullable Reference vendor,
      @Nullable Reference asset,
      @Nullable Reference location,
      @Nullable Reference storeroom,
      @Nullable Reference account,
      @Nullable Instant dueAt,
      @Nullable Instant deliveryAt,
      @Nullable String notes,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable Instant deletedAt,
      Json.@Nullable Obj extensions) {}

  /// How far an order, or a line of it, has come.
  public enum Status {
    DRAFT,
    PENDING_APPROVAL,
    APPROVED,
    ISSUED,
    PARTIALLY_RECEIVED,
    RECEIVED,
    PARTIALLY_INVOICED,
    INVOICED,
    CLOSED,
    REJECTED,
    ON_HOLD,
    CANCELLED,
    UNKNOWN;

    /// The word in an event, such as `pending_approval`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What kind of thing a line orders.
  public enum LineType {
    MATERIAL,
    SERVICE,
    ASSET,
    FREIGHT,
    TAX,
    TEXT,
    UNKNOWN;

    /// The word in an event, such as `material`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
