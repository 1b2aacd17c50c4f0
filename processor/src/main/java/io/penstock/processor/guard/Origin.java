package io.penstock.processor.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a partition's state comes from, remembered in the state itself with its first record.
///
/// @param partitions of the raw topic
/// @param changelogs ids by name
/// @param firstOffset of the first record the state was made from
/// @param settings those that shape outputs, a line `key=value` each
public record Origin(
    String rawTopicId,
    int partitions,
    SortedMap<String, String> changelogs,
    long firstOffset,
    String settings) {
  private static final byte FORMAT = 1;

  public Origin {
    changelogs = Collections.unmodifiableSortedMap(new TreeMap<>(changelogs));
  }

  /// As the store holds it: format, partitions, first offset, number of texts; then, each after its
  /// length, the texts: raw topic id, settings, and each changelog's name and id.
  public byte[] toBytes() {
    var texts = texts().stream().map(text -> text.getBytes(UTF_8)).toList();
    var length = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    var bytes = ByteBuffer.allocate(1 + 2 * Integer.BYTES + Long.BYTES + length);
    bytes.put(FORMAT).putInt(partitions).putLong(firstOffset).putInt(texts.size());
    texts.forEach(text -> bytes.putInt(text.length).put(text));
    return bytes.array();
  }

  private List<String> texts() {
    var texts = new ArrayList<>(List.of(rawTopicId, settings));
    changelogs.forEach((name, id) -> Collections.addAll(texts, name, id));
    return texts;
  }

  /// Reads what [#toBytes] wrote.
  public static Origin of(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("origin of format " + format + ", expected " + FORMAT);
    }
    var partitions = bytes.getInt();
    var firstOffset = bytes.getLong();
    var others = bytes.getInt() - 2;
    var rawTopicId = text(bytes);
    var settings = text(bytes);
    var changelogs = new TreeMap<String, String>();
    for (int read = 0; read < others; read += 2) {
      changelogs.put(text(bytes), text(bytes));
    }
    return new Origin(rawTopicId, partitions, changelogs, firstOffset, settings);
  }

  private static String text(ByteBuffer bytes) {
    var text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, UTF_8);
  }
}
