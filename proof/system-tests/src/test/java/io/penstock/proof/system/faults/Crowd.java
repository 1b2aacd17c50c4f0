package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Many connections at once, with no threads of their own.
final class Crowd implements AutoCloseable {

  /// Who waits for an answer at once: more than that would be an overload rather than a crowd.
  private static final int WAITING_MAX = 200;

  private final IngressSite site;
  private final List<RawConnection> wires;

  private Crowd(IngressSite site, List<RawConnection> wires) {
    this.site = site;
    this.wires = wires;
  }

  static Crowd of(IngressSite site, int count) throws IOException {
    var wires = new ArrayList<RawConnection>();
    for (int i = 0; i < count; i++) {
      wires.add(site.connect());
    }
    return new Crowd(site, wires);
  }

  /// As many who each sent a good webhook first, a few at a time.
  static Crowd thatSpoke(IngressSite site, int count, String connection) throws IOException {
    var all = new ArrayList<RawConnection>();
    while (all.size() < count) {
      var some = of(site, Math.min(WAITING_MAX, count - all.size()));
      some.sendGenuine(connection, 100);
      all.addAll(some.wires);
    }
    return new Crowd(site, all);
  }

  /// Some of them; who closes these closes them for all.
  Crowd first(int count) {
    return new Crowd(site, wires.subList(0, count));
  }

  /// Sends the same on each that is still open.
  void send(String text) {
    var bytes = text.getBytes(ISO_8859_1);
    wires.forEach(wire -> wire.sendWhileTaken(bytes));
  }

  /// Sends a good webhook on each, and notes its answer.
  void sendGenuine(String connection, int bytes) throws IOException {
    for (int from = 0; from < wires.size(); from += WAITING_MAX) {
      var some = wires.subList(from, Math.min(wires.size(), from + WAITING_MAX));
      var webhooks = new ArrayList<Signed>();
      for (var wire : some) {
        webhooks.add(Signed.genuine(connection, bytes));
        wire.send(webhooks.getLast().request());
      }
      for (int i = 0; i < some.size(); i++) {
        site.noted(webhooks.get(i), some.get(i).answer());
      }
    }
  }

  /// Returns once the ingress has closed each; fails where it leaves one open.
  void awaitClosed() {
    for (var wire : wires) {
      if (!wire.closed()) {
        throw new AssertionError("a connection that should be closed is open");
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var wire : wires) {
      wire.close();
    }
  }
}
