package io.penstock.ingress.reload;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.secret.KeyFault;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The snapshot in use, and whether the files say something newer that can't be used.
///
/// One thread brings versions; any may read.
public final class SendersInUse implements Supplier<SendersSnapshot> {
  private final ReloadCounts reloads = new ReloadCounts();
  private volatile SendersSnapshot newest;
  private volatile Instant checkedAt;
  private volatile int kept;
  private volatile Map<String, KeyFault> disabled = Map.of();

  /// Begins with what was read at the start.
  public SendersInUse(SendersSnapshot first) {
    this.newest = first;
    this.checkedAt = first.readAt();
  }

  /// The snapshot in use.
  @Override
  public SendersSnapshot get() {
    return newest;
  }

  /// When the files were last seen to say what is in use.
  public Instant checkedAt() {
    return checkedAt;
  }

  /// Notes that the files say what is in use.
  public void checked(Instant now) {
    checkedAt = now;
  }

  /// What became of the versions so far.
  public ReloadCounts reloads() {
    return reloads;
  }

  /// The connections that go on as they were last good, because their entry is wrong.
  public int kept() {
    return kept;
  }

  /// The keys that are disabled, and why, by their names.
  public Map<String, KeyFault> disabled() {
    return disabled;
  }

  /// Takes a version into use, where it says anything new.
  ///
  /// @param whole whether all of it is good
  /// @return what it changes
  public SendersDifference apply(LoadedConnections version, Instant readAt, boolean whole) {
    var before = newest;
    var another = !version.connections().equals(before.connections());
    if (another) {
      newest = before.next(version.connections(), readAt);
    }
    kept = version.kept().size();
    disabled = version.disabled();
    if (whole) {
      checkedAt = readAt;
      reloads.good(another);
    } else {
      reloads.partly(another);
    }
    return another ? SendersDifference.between(before, newest) : SendersDifference.NONE;
  }

  /// Disables keys whose files are gone.
  ///
  /// @return those of them that were in use
  public List<String> withdraw(Set<String> keyIds, Instant now) {
    var before = newest;
    var used = before.keyLastUse().byKey().keySet().stream().filter(keyIds::contains).toList();
    if (!used.isEmpty()) {
      var left = new LinkedHashMap<>(disabled);
      used.forEach(key -> left.put(key, KeyFault.MISSING));
      newest = before.next(before.connections().without(keyIds), now);
      disabled = Collections.unmodifiableMap(left);
      reloads.partly(true);
    }
    return used;
  }
}
