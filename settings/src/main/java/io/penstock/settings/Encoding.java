package io.penstock.settings;

/// How a signature's bytes are written in its header.
public enum Encoding {
  /// Hex or base64, told apart by their form.
  AUTO,
  BASE64,
  /// Small or capital letters.
  HEX
}
