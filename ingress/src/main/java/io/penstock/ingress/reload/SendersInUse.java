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

/// The snapshot in use, and whether the files hold a newer version that can't be used.
///
/// One thread applies versions; any thread may read.
public final class SendersInUse implements Supplier<SendersSnapshot> {
  private final ReloadCounts reloads = new ReloadCounts();
  private volatile SendersSnapshot newest;
  private volatile Instant checkedAt;
  private volatile int kept;
  private volatile Map<String, KeyFault> disabled = Map.of();

  /// Starts with the snapshot that was read at startup.
  public SendersInUse(SendersSnapshot first) {
    this.newest = first;
    this.checkedAt = first.readAt();
  }

  /// The snapshot in use.
  @Override
  public SendersSnapshot get() {
    return newest;
  }

  /// When the files were last found to match the snapshot in use.
  public Instant checkedAt() {
    return checkedAt;
  }

  /// Notes that the files match the snapshot in use.
  public void checked(Instant now) {
    checkedAt = now;
  }

  /// The outcomes of the versions so far.
  public ReloadCounts reloads() {
    return reloads;
  }

  /// The number of connections that keep their last good definition because their entry is wrong.
  public int kept() {
    return kept;
  }

  /// The disabled keys by name, with the reason.
  public Map<String, KeyFault> disabled() {
    return disabled;
  }

  /// Puts a version into use if it differs from the snapshot in use.
  ///
  /// @param whole whether the whole version is valid
  /// @return the resulting changes
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

  /// Disables keys whose files are missing.
  ///
  /// @return the keys among them that were in use
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
