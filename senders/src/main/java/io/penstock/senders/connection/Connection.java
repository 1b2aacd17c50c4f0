package io.penstock.senders.connection;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One configured sending system.
///
/// @param id 1-128 characters of `[A-Za-z0-9._~-]`, or `*` for any connection not named
/// @param keys the keys that verify its signatures; if all are disabled the list is empty and no
///   signature verifies
/// @param system the source system, which selects the mapping; `null` if unknown
/// @param aliases other names by which a webhook may name this connection
/// @param test whether its events go only to the topic for test events
/// @param horizon how long a delivery is remembered; `null` for the default
/// @param grace how long an item waits for earlier ones; `null` for the default
/// @param timeZone the time zone of times that have none in content; `null` for the default
/// @param aheadMax how far a time in content may be after the receipt, so that it is trusted;
///   `null` for the default
/// @param sharePercent its share of the in-flight budget when that becomes scarce, in percent;
///   `null` for the default
/// @param api how its API is asked; `null` if it can't be pulled
public record Connection(
    String id,
    Recipe recipe,
    List<SigningKey> keys,
    @Nullable String system,
    Set<String> aliases,
    State state,
    boolean test,
    @Nullable Duration horizon,
    @Nullable Duration grace,
    @Nullable ZoneId timeZone,
    @Nullable Duration aheadMax,
    @Nullable Integer sharePercent,
    @Nullable ApiAccess api) {

  /// The id that stands for any connection not named.
  public static final String WILDCARD = "*";

  /// The maximum number of secrets of one connection. A key rotation needs two of them.
  public static final int KEYS_MAX = 8;

  /// The maximum number of aliases of one connection.
  public static final int ALIASES_MAX = 100;

  /// The shortest horizon: the horizon of derived ids. It exceeds a step of the log clock.
  public static final Duration HORIZON_MIN = Duration.ofMinutes(10);

  /// The longest horizon: the retention of the store of deliveries.
  public static final Duration HORIZON_MAX = Duration.ofDays(7);

  /// The longest grace.
  public static final Duration GRACE_MAX = Duration.ofHours(1);

  /// The greatest `ahead-max`.
  public static final Duration AHEAD_MAX = Duration.ofDays(7);

  /// The form of an id.
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  /// The maximum length of an id, in characters.
  public static final int ID_CHARS_MAX = 128;

  private static final AsciiSet ID_CHARACTERS = AsciiSet.of(AsciiSet.ALPHANUMERIC + "._~-");

  /// Whether a text has the form of an id. Equivalent to [#ID], but fast enough for every webhook.
  public static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= ID_CHARS_MAX && ID_CHARACTERS.spells(text);
  }

  /// Whether the webhooks of a connection are accepted.
  public enum State {
    ACTIVE,
    /// A webhook whose signature verifies is answered with 410.
    DISCONNECTED
  }

  public Connection {
    if (!id.equals(WILDCARD) && !isId(id)) {
      throw new IllegalArgumentException("a connection id is 1-128 characters A-Z a-z 0-9 . _ ~ -");
    }
    if (keys.size() > KEYS_MAX) {
      throw new IllegalArgumentException("a connection has at most " + KEYS_MAX + " keys");
    }
    if (id.equals(WILDCARD) && api != null) {
      throw new IllegalArgumentException("the wildcard has no API");
    }
    keys = List.copyOf(keys);
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
  }

  /// This connection without the given keys. Returns this instance if it has none of them.
  Connection without(Set<String> keyIds) {
    return keys.stream().noneMatch(key -> keyIds.contains(key.id()))
        ? this
        : new Connection(
            id,
            recipe,
            keys.stream().filter(key -> !keyIds.contains(key.id())).toList(),
            system,
            aliases,
            state,
            test,
            horizon,
            grace,
            timeZone,
            aheadMax,
            sharePercent,
            api);
  }
}
