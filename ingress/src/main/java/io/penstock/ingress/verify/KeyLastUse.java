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

    /// Minimum time between two writes, in milliseconds. Event loops that use one key write to the
    /// same field, and frequent writes would make them wait for each other.
    private static final long WRITTEN_EVERY_MS = 1000;

    private final AtomicLong unixMs = new AtomicLong();

    void verified(long nowMs) {
      if (nowMs - unixMs.getOpaque() >= WRITTEN_EVERY_MS) {
        unixMs.lazySet(nowMs);
      }
    }

    /// The time in Unix seconds; 0 if the key never verified a webhook.
    public double seconds() {
      return unixMs.get() / 1000.0;
    }
  }

  private final Map<String, Set<Secret>> secrets;
  private final SequencedMap<String, KeyTime> times = new LinkedHashMap<>();

  /// Creates an instance in which no key has verified a webhook yet.
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

  /// The times of the next snapshot. A key keeps its time if its secret is the same. If its name
  /// now stands for another secret, the key has no time.
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

  /// The times by key id. Keys of connections with several keys come first, because these are being
  /// rotated.
  public SequencedMap<String, KeyTime> byKey() {
    return Collections.unmodifiableSequencedMap(times);
  }

  /// The secrets by key id: one secret, or several if recipes decode the same file in several ways.
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
