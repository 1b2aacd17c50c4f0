package io.penstock.cli.doctor;

/// Something that was seen.
///
/// @param wrong whether the ingress refuses for it
record RequestFact(String subject, String text, boolean wrong) {
  static RequestFact fine(String subject, String text) {
    return new RequestFact(subject, text, false);
  }

  static RequestFact wrong(String subject, String text) {
    return new RequestFact(subject, text, true);
  }
}
