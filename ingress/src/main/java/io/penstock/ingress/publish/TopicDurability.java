package io.penstock.ingress.publish;

import java.util.ArrayList;
import java.util.List;

/// Checks the raw topic against the requirements of "200 means stored".
public final class TopicDurability {
  private static final int REPLICAS_MIN = 3;
  private static final int IN_SYNC_MIN = 2;

  /// Maximum size of a record beyond its body, in bytes.
  public static final int RECORD_ROOM_BYTES = 64 * 1024;

  /// The part of [#RECORD_ROOM_BYTES] for our own headers and the batch's, in bytes. No sender
  /// controls it.
  private static final int OWN_ROOM_BYTES = 16 * 1024;

  /// Maximum size of HTTP headers, in bytes. A character takes one byte in HTTP and up to two in
  /// the record, which is UTF-8.
  public static final int HEADER_BYTES_MAX = (RECORD_ROOM_BYTES - OWN_ROOM_BYTES) / 2;

  /// Maximum length of a body, in bytes. A dead letter carries the body unchanged, and topics
  /// accept records of 5 MiB.
  public static final int BODY_BYTES_MAX = 4 << 20;

  private final long bodyBytesMax;

  /// The requirements on a topic that accepts bodies of up to this many bytes.
  public TopicDurability(long bodyBytesMax) {
    this.bodyBytesMax = bodyBytesMax;
  }

  /// A topic as the broker describes it.
  ///
  /// @param replicas the smallest number of replicas of its partitions
  /// @param inSyncMin its `min.insync.replicas`
  /// @param messageBytesMax its `max.message.bytes`
  /// @param permitted whether the broker permits us to write to it
  /// @param writable whether each partition has a leader and `min.insync.replicas` replicas in sync
  public record Facts(
      int replicas, int inSyncMin, long messageBytesMax, boolean permitted, boolean writable) {}

  /// The ways in which the topic is less durable than a 200 promises, one line each; empty if none.
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

  /// The reasons why the topic can't store every body, whatever is promised, one line each; empty
  /// if none.
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
