package io.penstock.cli.topics;

/// Names the promise of the README that depends on a topic setting, in one line.
final class SettingMeaning {
  static final String PARTITIONS =
      "promises 3, 4 and 6: a connection's records have one partition number on all topics";
  static final String DURABLE =
      "promise 1 (200 means stored): a stored webhook is to outlive the loss of a broker";
  static final String DURABLE_OUTPUT =
      "promise 5 (nothing vanishes): an event is to outlive the loss of a broker";

  private SettingMeaning() {}

  /// The purpose of the setting.
  ///
  /// @param raw whether the setting is the raw topic's
  static String of(String setting, boolean raw) {
    return switch (setting) {
      case "cleanup.policy" -> "promise 5 (nothing vanishes): records go by age only";
      case "max.message.bytes" ->
          raw
              ? "promise 7 (bounded): a body of 1 MiB is to be taken"
              : "promise 5 (nothing vanishes): an event too large for its topic stops its partition";
      case "message.timestamp.type" ->
          raw
              ? "promises 4 and 6 (in order, exact replay): the time of the log is the broker's"
              : "promise 6 (exact replay): outputs carry the raw record's time";
      case "message.timestamp.after.max.ms" ->
          "promise 6 (exact replay): a broker whose clock is behind is to take the raw record's time";
      case "min.insync.replicas" -> raw ? DURABLE : DURABLE_OUTPUT;
      case "retention.ms" ->
          raw
              ? "promise 6 (exact replay): outputs can be made again for as long as webhooks are kept"
              : "promise 5 (nothing vanishes): events outlive the webhooks they were made from";
      default -> "planned so";
    };
  }
}
