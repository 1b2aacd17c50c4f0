package io.penstock.ingress.publish;

import java.util.ArrayList;
import java.util.List;

/// What the raw topic must be for "200 means stored" to hold, held against what it is.
public final class TopicDurability {
  private static final int REPLICAS_MIN = 3;
  private static final int IN_SYNC_MIN = 2;

  /// What a record may weigh beyond its body, in bytes.
  public static final int RECORD_ROOM_BYTES = 64 * 1024;

  /// What of it is for what a sender does not choose: our own headers and the batch's, in bytes.
  private static final int OWN_ROOM_BYTES = 16 * 1024;

  /// What HTTP headers may weigh, in bytes: their characters are a byte each as they come, and up
  /// to two in the record, which is UTF-8.
  public static final int HEADER_BYTES_MAX = (RECORD_ROOM_BYTES - OWN_ROOM_BYTES) / 2;

  /// The longest body, in bytes: a dead letter carries it untouched, and topics take records of 5
  /// MiB.
  public static final int BODY_BYTES_MAX = 4 << 20;

  private final long bodyBytesMax;

  /// What is asked of a topic that takes bodies up to this many bytes.
  public TopicDurability(long bodyBytesMax) {
    this.bodyBytesMax = bodyBytesMax;
  }

  /// A topic as the broker describes it.
  ///
  /// @param replicas the fewest replicas any of its partitions has
  /// @param inSyncMin its `min.insync.replicas`
  /// @param messageBytesMax its `max.message.bytes`
  /// @param permitted whether the broker lets us write it
  /// @param writable whether each partition has a leader and `min.insync.replicas` replicas in sync
  public record Facts(
      int replicas, int inSyncMin, long messageBytesMax, boolean permitted, boolean writable) {}

  /// Where the topic promises less than a 200 does: one line each, none where all is well.
  public List<String> shortcomings(Facts topic) {
    var lines = new ArrayList<String>();
    if (topic.replicas() < REPLICAS_MIN) {
      lines.add(
          "replication factor " + topic.replicas() + ", at least " + REPLICAS_MIN + " wanted");
    }
    if (topic.inSyncMin() < IN_SYNC_MIN) {
      lines.add(
          "min.insync.replicas " + topic.inSyncMin() + ", at least " + IN_SYNC_MIN + " wanted");
    }
    return lines;
  }

  /// What makes the topic unable to take every body whatever is promised; empty where nothing does.
  public List<String> obstacles(Facts topic) {
    var lines = new ArrayList<String>();
    if (!topic.permitted()) {
      lines.add("no permission to write it, the operation Write wanted");
    }
    if (topic.messageBytesMax() < bodyBytesMax + RECORD_ROOM_BYTES) {
      lines.add(
          "max.message.bytes "
              + topic.messageBytesMax()
              + ", at least "
              + (bodyBytesMax + RECORD_ROOM_BYTES)
              + " wanted");
    }
    if (!topic.writable()) {
      lines.add("a partition has too few replicas in sync to be written");
    }
    return lines;
  }
}
