package io.penstock.cli.payloads;

/// How a version of Makini's API names an entity's own members.
public enum ApiGeneration {
  /// `key`, `updatedAt`, `deletedAt`.
  V3("key", "createdAt", "updatedAt", "deletedAt"),

  /// `id`, `_updatedAt`, `_deletedAt`, and `_idValue` for the number that people know.
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

  /// The member that tells when it was created.
  public String createdAt() {
    return createdAt;
  }

  /// The member that tells when it last changed.
  public String changedAt() {
    return changedAt;
  }

  /// The member that tells when it was deleted; null while it is not.
  public String deletedAt() {
    return deletedAt;
  }
}
