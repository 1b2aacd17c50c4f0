package io.penstock.senders.connection;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One sender's link to us, as the operator configured it.
///
/// @param id 1-128 characters of `[A-Za-z0-9._~-]`, or `*` for any connection not named
/// @param keys what its signatures may be made with; none if all of them are disabled, and then no
///   signature is good
/// @param system the source system whose mapping fits, where known
/// @param aliases what else a body may call this connection
/// @param test whether its events go to the topic for tests only
/// @param horizon how long a delivery is remembered, where it differs from the default
/// @param grace how long an item waits for earlier ones, where it differs from the default
/// @param sharePercent its part of what may be in flight when it gets tight, where it differs from
///   the default
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
    @Nullable Integer sharePercent) {

  /// The id that stands for any connection not named.
  public static final String WILDCARD = "*";

  /// How many secrets may verify one connection: two while a key is rotated, and room.
  public static final int KEYS_MAX = 8;

  /// How many other names one connection may have.
  public static final int ALIASES_MAX = 100;

  /// The shortest horizon: that of derived ids, and more than a step of the log clock.
  public static final Duration HORIZON_MIN = Duration.ofMinutes(10);

  /// The longest horizon: what the store of deliveries keeps.
  public static final Duration HORIZON_MAX = Duration.ofDays(7);

  /// The longest grace.
  public static final Duration GRACE_MAX = Duration.ofHours(1);

  /// What an id may be.
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  /// How many characters an id may have.
  public static final int ID_CHARS_MAX = 128;

  private static final AsciiSet ID_CHARACTERS = AsciiSet.of(AsciiSet.ALPHANUMERIC + "._~-");

  /// Whether a text is what an id may be: [#ID], where each webhook is asked.
  public static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= ID_CHARS_MAX && ID_CHARACTERS.spells(text);
  }

  /// Whether its webhooks are taken.
  public enum State {
    ACTIVE,
    /// A webhook of good signature is answered with 410.
    DISCONNECTED
  }

  public Connection {
    if (!id.equals(WILDCARD) && !isId(id)) {
      throw new IllegalArgumentException("a connection id is 1-128 characters A-Z a-z 0-9 . _ ~ -");
    }
    if (keys.size() > KEYS_MAX) {
      throw new IllegalArgumentException("a connection has at most " + KEYS_MAX + " keys");
    }
    keys = List.copyOf(keys);
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
  }

  /// The same without some keys; this one if it has none of them.
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
            sharePercent);
  }
}
