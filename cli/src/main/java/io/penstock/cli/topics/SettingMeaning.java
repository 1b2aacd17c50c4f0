package io.penstock.cli.topics;

/// Names the promise of the README that depends on a topic setting, in one line.
final class SettingMeaning {
  static final String PARTITIONS =
      "promises 3, 4 and 6: a connection's records have one partition number on all topics";
  static final String DURABLE =
      "promise 1 (200 means stored): a stored webhook is to outlive the loss of a broker";
  static final String DURABLE_OUTPUT =
      "promise 5 (nothing vanishes): an event is to outlive the loss of a broker";

  static final String DURABLE_WATERMARK =
      "promise 8 (the truth wins in the end): a lost watermark has the whole list read again";

  private SettingMeaning() {}

  /// The promise that depends on the topic's number of replicas.
  static String durable(TopicRole role) {
    return switch (role) {
      case RAW -> DURABLE;
      case OUTPUT -> DURABLE_OUTPUT;
      case WATERMARKS -> DURABLE_WATERMARK;
    };
  }

  /// The purpose of the setting.
  ///
  /// @param role the role of the setting's topic
  static String of(String setting, TopicRole role) {
    if (role == TopicRole.WATERMARKS) {
      return ofWatermarks(setting);
    }
    boolean raw = role == TopicRole.RAW;
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
      case "min.insync.replicas" -> durable(role);
      case "retention.ms" ->
          raw
              ? "promise 6 (exact replay): outputs can be made again for as long as webhooks are kept"
              : "promise 5 (nothing vanishes): events outlive the webhooks they were made from";
      default -> "planned so";
    };
  }

  private static String ofWatermarks(String setting) {
    return switch (setting) {
      case "cleanup.policy" ->
          "promise 8 (the truth wins in the end): the newest watermark of each list is kept";
      case "max.message.bytes" ->
          "promise 8 (the truth wins in the end): a watermark with a long cursor is to be taken";
      case "message.timestamp.type" -> "no promise: nothing reads the time of a watermark's record";
      case "min.insync.replicas" -> DURABLE_WATERMARK;
      default -> "planned so";
    };
  }
}
