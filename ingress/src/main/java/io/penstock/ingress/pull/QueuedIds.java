package io.penstock.ingress.pull;

/// The number of ids that wait in the queues of all connections together. Beyond a limit, no
/// further requests are consumed until half of them are gone.
final class QueuedIds {

  /// The number of ids beyond which no further requests are consumed.
  static final int IDS_MAX = 20_000;

  private int ids;
  private boolean over;

  void add(int more) {
    ids += more;
    if (ids > IDS_MAX) {
      over = true;
    } else if (ids < IDS_MAX / 2) {
      over = false;
    }
  }

  void remove(int fewer) {
    add(-fewer);
  }

  /// Whether consuming has to wait.
  boolean over() {
    return over;
  }

  int count() {
    return ids;
  }
}
