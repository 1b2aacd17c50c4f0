package io.penstock.proof.reference.generate;

/// A connection that sends.
///
/// @param grace its records bear headers that say one
/// @param horizon likewise
/// @param derived its ids are made from its bodies
record SendingConnection(
    String connection,
    boolean versioned,
    boolean test,
    boolean grace,
    boolean horizon,
    boolean derived) {
  String recipe() {
    return versioned ? "versioned" : "makini";
  }
}
