package io.penstock.schemas.model;

import io.penstock.schemas.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A piece of maintenance work: the `data` of a `work_order` event.
///
/// @param number what people call the order
/// @param statusRaw the status as received, where it is [Status#UNKNOWN]
/// @param statusRef the sender's record of the status, where it sends a key
/// @param priorityRaw the priority as received, where it is [Priority#UNKNOWN]
/// @param estimatedTime in the sender's unit, which it does not state
/// @param actualTime in the sender's unit, which it does not state
public record WorkOrder(
    @Nullable String number,
    @Nullable String title,
    @Nullable String description,
    @Nullable String instructions,
    @Nullable String category,
    @Nullable Status status,
    @Nullable String statusRaw,
    @Nullable Reference statusRef,
    @Nullable Priority priority,
    @Nullable String priorityRaw,
    @Nullable Reference asset,
    @Nullable Reference location,
    @Nullable Reference site,
    @Nullable Reference organization,
    @Nullable Reference storeroom,
    @Nullable Reference account,
    @Nullable Reference parent,
    @Nullable Reference serviceRequest,
    @Nullable Reference preventiveMaintenance,
    @Nullable Reference assetDowntime,
    @Nullable Reference team,
    @Nullable String roleName,
    @Nullable Reference assignedTo,
    @Nullable Reference approvedBy,
    @Nullable Reference completedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant scheduledAt,
    @Nullable Instant dueAt,
    @Nullable Instant completedAt,
    @Nullable BigDecimal estimatedTime,
    @Nullable BigDecimal actualTime,
    @Nullable String completionRemarks,
    @Nullable String notes,
    @Nullable List<Task> tasks,
    @Nullable List<Resource> resources,
    @Nullable List<Material> materials,
    @Nullable List<Document> documents,
    @Nullable Instant createdAt,
    @Nullable Instant deletedAt) {

  /// One step of the work.
  public record Task(
      @Nullable String id,
      @Nullable Reference parent,
      @Nullable String number,
      @Nullable String title,
      @Nullable String description,
      @Nullable Priority priority,
      @Nullable String priorityRaw,
      Json.@Nullable Obj extensions) {}

  /// Who or what works, for how long, at what cost.
  ///
  /// @param estimatedTime in the sender's unit, which it does not state
  /// @param registeredTime in the sender's unit, which it does not state
  public record Resource(
      @Nullable String name,
      @Nullable String description,
      @Nullable Reference labor,
      @Nullable Reference team,
      @Nullable Reference vendor,
      @Nullable Reference asset,
      @Nullable Reference purchaseOrder,
      @Nullable Reference purchaseOrderLine,
      @Nullable Reference account,
      @Nullable BigDecimal estimatedTime,
      @Nullable BigDecimal registeredTime,
      @Nullable String currency,
      @Nullable Reference currencyRef,
      @Nullable Money rate,
      @Nullable Money cost,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      Json.@Nullable Obj extensions) {}

  /// What the work uses up.
  ///
  /// @param unit of the quantity, as received
  public record Material(
      @Nullable Reference material,
      @Nullable String unit,
      @Nullable Reference unitRef,
      @Nullable Quantity quantity,
      Json.@Nullable Obj extensions) {}

  /// A file that belongs to the work.
  public record Document(
      @Nullable String id,
      @Nullable String name,
      @Nullable String url,
      @Nullable String type,
      @Nullable String contentType,
      @Nullable String description,
      @Nullable String notes,
      Json.@Nullable Obj extensions) {}

  /// How far the work has come.
  public enum Status {
    DRAFT,
    REQUESTED,
    PENDING_APPROVAL,
    APPROVED,
    SCHEDULED,
    WAITING_MATERIAL,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED,
    CLOSED,
    CANCELLED,
    REJECTED,
    UNKNOWN;

    /// The word in an event, such as `in_progress`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How urgent the work is.
  public enum Priority {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL,
    UNKNOWN;

    /// The word in an event, such as `high`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
