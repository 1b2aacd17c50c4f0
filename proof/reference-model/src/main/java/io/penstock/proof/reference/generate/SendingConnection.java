package io.penstock.proof.reference.generate;

/// A connection that sends the generated records.
///
/// @param nameless whether its recipe has no place for entities
/// @param grace whether its records may have `grace` headers
/// @param horizon whether its records have a `horizon` header
/// @param zone whether its records may have `time-zone` and `ahead-max` headers
/// @param derived whether its webhook ids are derived from the bodies
/// @param pull whether its API can be asked
record SendingConnection(
    String connection,
    boolean versioned,
    boolean nameless,
    boolean test,
    boolean grace,
    boolean horizon,
    boolean zone,
    boolean derived,
    boolean pull) {
  String recipe() {
    if (nameless) {
      return "nango";
    }
    return versioned ? "versioned" : "makini";
  }
}
