package io.penstock.cli.doctor;

/// Something that was seen.
///
/// @param wrong whether the gate refuses for it
record Fact(String subject, String text, boolean wrong) {
  static Fact fine(String subject, String text) {
    return new Fact(subject, text, false);
  }

  static Fact wrong(String subject, String text) {
    return new Fact(subject, text, true);
  }
}
