package io.penstock.schemas.json;

/// Converts offsets in characters, which parsers of [JsonReader] tell, to offsets in the bytes that
/// they read. Offsets are converted in ascending order, so that a document is passed over once.
public final class Utf8Offsets {
  private static final int BYTE_ORDER_MARK_LENGTH = 3;

  private final byte[] utf8;
  private int bytes;
  private long characters;

  /// The offsets in a document.
  ///
  /// @param utf8 valid UTF-8, with or without a byte order mark
  public Utf8Offsets(byte[] utf8) {
    this.utf8 = utf8;
    this.bytes = JsonReader.startsWithByteOrderMark(utf8) ? BYTE_ORDER_MARK_LENGTH : 0;
  }

  /// The byte offset of a character that is not inside a surrogate pair.
  ///
  /// @param at the character's offset in UTF-16 code units after the byte order mark, not less than
  ///   in the call before
  public int of(long at) {
    while (characters < at) {
      var first = utf8[bytes] & 0xFF;
      bytes += length(first);
      // Only the characters of four bytes are surrogate pairs.
      characters += first < 0xF0 ? 1 : 2;
    }
    return bytes;
  }

  private static int length(int first) {
    if (first < 0x80) {
      return 1;
    } else if (first < 0xE0) {
      return 2;
    }
    return first < 0xF0 ? 3 : 4;
  }
}
