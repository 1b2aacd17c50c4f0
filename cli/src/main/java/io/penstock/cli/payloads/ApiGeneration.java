package io.penstock.cli.payloads;

/// A generation of Makini's API. It determines the names of an entity's standard members.
public enum ApiGeneration {
  /// `key`, `updatedAt`, `deletedAt`.
  V3("key", "createdAt", "updatedAt", "deletedAt"),

  /// `id`, `_updatedAt`, `_deletedAt`, and `_idValue` for the number that people use.
  V4("id", "_createdAt", "_updatedAt", "_deletedAt");

  private final String id;
  private final String createdAt;
  private final String changedAt;
  private final String deletedAt;

  ApiGeneration(String id, String createdAt, String changedAt, String deletedAt) {
    this.id = id;
    this.createdAt = createdAt;
    this.changedAt = changedAt;
    this.deletedAt = deletedAt;
  }

  /// The member that identifies the entity.
  public String id() {
    return id;
  }

  /// The member with the creation time.
  public String createdAt() {
    return createdAt;
  }

  /// The member with the time of the last change.
  public String changedAt() {
    return changedAt;
  }

  /// The member with the deletion time. Its value is null or a placeholder until the deletion.
  public String deletedAt() {
    return deletedAt;
  }
}
