package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// When each key of one snapshot last verified a webhook. Safe for use by several threads.
public final class KeyLastUse {
  /// When a key last verified a webhook, to the second. Safe for use by several threads.
  public static final class KeyTime {

    /// Loops that verify with one key write to one place: no oftener than this, so that they don't
    /// wait for each other.
    private static final long WRITTEN_EVERY_MS = 1000;

    private final AtomicLong unixMs = new AtomicLong();

    void verified(long nowMs) {
      if (nowMs - unixMs.getOpaque() >= WRITTEN_EVERY_MS) {
        unixMs.lazySet(nowMs);
      }
    }

    /// In Unix seconds; 0 where it never did.
    public double seconds() {
      return unixMs.get() / 1000.0;
    }
  }

  private final Map<String, Set<Secret>> secrets;
  private final SequencedMap<String, KeyTime> times = new LinkedHashMap<>();

  /// None has verified yet.
  public KeyLastUse(Connections connections) {
    this(connections, Map.of(), Map.of());
  }

  private KeyLastUse(
      Connections connections,
      Map<String, Set<Secret>> secretsBefore,
      Map<String, KeyTime> timesBefore) {
    this.secrets = secrets(connections);
    secrets.forEach(
        (key, held) -> {
          var kept = held.equals(secretsBefore.get(key)) ? timesBefore.get(key) : null;
          times.put(key, kept == null ? new KeyTime() : kept);
        });
  }

  /// The times of the snapshot after this one: a key keeps its own where its secret stays, and has
  /// none where the same name stands for another secret.
  public KeyLastUse next(Connections connections) {
    return new KeyLastUse(connections, secrets, times);
  }

  /// Notes that a key of this snapshot verified a webhook.
  public void verified(String keyId, long nowMs) {
    var time = times.get(keyId);
    if (time != null) {
      time.verified(nowMs);
    }
  }

  /// By key id; first those of connections with several keys, because these are being rotated.
  public SequencedMap<String, KeyTime> byKey() {
    return Collections.unmodifiableSequencedMap(times);
  }

  /// What each key id stands for: one secret, or several where recipes decode the same file in
  /// several ways.
  public Map<String, Set<Secret>> secrets() {
    return secrets;
  }

  private static Map<String, Set<Secret>> secrets(Connections connections) {
    Predicate<Connection> rotated = connection -> connection.keys().size() > 1;
    var secrets = new LinkedHashMap<String, Set<Secret>>();
    connections.all().filter(rotated).forEach(each -> add(each, secrets));
    connections.all().filter(rotated.negate()).forEach(each -> add(each, secrets));
    return secrets;
  }

  private static void add(Connection connection, Map<String, Set<Secret>> secrets) {
    for (SigningKey key : connection.keys()) {
      secrets.computeIfAbsent(key.id(), _ -> new HashSet<>()).add(key.secret());
    }
  }
}
