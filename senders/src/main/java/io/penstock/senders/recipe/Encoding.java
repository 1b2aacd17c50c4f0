package io.penstock.senders.recipe;

import java.util.List;

/// How a signature's bytes are written in its header.
public enum Encoding {
  /// Hex or base64, told apart by their form.
  AUTO,
  BASE64,
  /// With or without padding.
  BASE64URL,
  /// Small or capital letters.
  HEX,
  /// A token's: the text is its bytes in UTF-8.
  TEXT;

  /// Those of a signature that is computed.
  static final List<Encoding> OF_BYTES = List.of(AUTO, BASE64, BASE64URL, HEX);
}
