package io.penstock.processor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.guard.StateOrigin;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// The stored format of the origin of a partition's state.
public final class StateOriginCodec {
  private static final byte FORMAT = 1;

  private StateOriginCodec() {}

  /// The format byte, number of partitions, first offset, number of texts; then the texts, each
  /// after its length: raw topic id, settings, name and id of each changelog.
  public static byte[] encode(StateOrigin origin) {
    var texts = texts(origin).stream().map(text -> text.getBytes(UTF_8)).toList();
    var length = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    var bytes = ByteBuffer.allocate(1 + 2 * Integer.BYTES + Long.BYTES + length);
    bytes
        .put(FORMAT)
        .putInt(origin.partitions())
        .putLong(origin.firstOffset())
        .putInt(texts.size());
    texts.forEach(text -> bytes.putInt(text.length).put(text));
    return bytes.array();
  }

  private static List<String> texts(StateOrigin origin) {
    var texts = new ArrayList<>(List.of(origin.rawTopicId(), origin.settings()));
    origin.changelogs().forEach((name, id) -> Collections.addAll(texts, name, id));
    return texts;
  }

  /// Decodes the bytes of [#encode].
  public static StateOrigin decode(byte[] stored) {
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
    return new StateOrigin(rawTopicId, partitions, changelogs, firstOffset, settings);
  }

  private static String text(ByteBuffer bytes) {
    var text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, UTF_8);
  }
}
