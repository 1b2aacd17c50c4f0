package io.penstock.ingress.operate.silence;

/// How a connection stands to its habit at one look.
enum SilenceState {
  /// It speaks as it is used to.
  USUAL,
  /// It is quiet since the last look.
  QUIET_NOW,
  /// It is quiet still.
  QUIET_STILL,
  /// It spoke again since the last look.
  BACK;

  static SilenceState of(boolean quiet, boolean quietBefore) {
    if (quiet) {
      return quietBefore ? QUIET_STILL : QUIET_NOW;
    }
    return quietBefore ? BACK : USUAL;
  }
}
