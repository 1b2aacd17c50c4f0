package io.penstock.senders.connection;

import io.penstock.senders.api.ApiRecipe;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a connection's API is asked. A connection that has one can be pulled.
///
/// @param recipe how APIs of its kind are asked
/// @param url the URL instead of the recipe's; `null` for the recipe's
/// @param token the name of a file in the tokens directory
/// @param pollEvery the time between two polls; `null` for the default
/// @param pollOverlap how far before the last poll the next one begins; `null` for the default
/// @param types the names of the entity types that are polled; `null` for all of the recipe's
public record ApiAccess(
    ApiRecipe recipe,
    @Nullable URI url,
    String token,
    @Nullable Duration pollEvery,
    @Nullable Duration pollOverlap,
    @Nullable Set<String> types) {

  /// The shortest time between two polls.
  public static final Duration EVERY_MIN = Duration.ofMinutes(1);

  /// The longest time between two polls.
  public static final Duration EVERY_MAX = Duration.ofDays(7);

  /// The greatest overlap.
  public static final Duration OVERLAP_MAX = Duration.ofDays(30);

  public ApiAccess {
    types = types == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(types));
  }

  /// The URL to which the recipe's paths are appended.
  public URI base() {
    return url == null ? recipe.base() : url;
  }

  /// The names of the entity types that are polled.
  public List<String> polled() {
    var polled = types;
    return polled == null
        ? recipe.listed()
        : recipe.listed().stream().filter(polled::contains).toList();
  }

  /// This access by the newest recipe; if the recipe is not among them it stays as it was.
  ApiAccess with(Map<String, ApiRecipe> recipes) {
    var newest = recipes.getOrDefault(recipe.name(), recipe);
    return new ApiAccess(newest, url, token, pollEvery, pollOverlap, types);
  }
}
