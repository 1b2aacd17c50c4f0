package io.penstock.cli.doctor;

/// What the sender may have signed in the place of the body that was received.
///
/// @param words completes `matches if the signed body is ...`
/// @param advice what to do then
record BodyForm(String words, String advice, byte[] bytes) {

  /// The body itself.
  static BodyForm received(byte[] body) {
    return new BodyForm("as received", "", body);
  }

  BodyForm after(String before) {
    return new BodyForm(before + ", then " + words, advice, bytes);
  }
}
