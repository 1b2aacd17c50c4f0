package io.penstock.senders.api;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How the APIs of one kind are asked for entities.
///
/// @param base the URL to which all paths are appended: no query, no `/` at the end
/// @param changedSince the filter of a list by time; `null` if the API has none
/// @param listParameters query parameters of every list, by name
/// @param single the location of the entity in the answer for one entity
/// @param list the location of the array of entities in the answer for a list
/// @param layout the locations of values in an entity
/// @param types the paths by the name of the entity type
/// @param lagMax how long the API may answer with a state older than its own webhooks
public record ApiRecipe(
    String name,
    URI base,
    TokenUse token,
    Paging paging,
    @Nullable ChangedSince changedSince,
    SequencedMap<String, String> listParameters,
    JsonPointer single,
    JsonPointer list,
    BodyLayout layout,
    SequencedMap<String, Paths> types,
    PullLimits limits,
    Duration lagMax) {

  /// The maximum number of query parameters that every list has.
  static final int PARAMETERS_MAX = 16;

  public ApiRecipe {
    listParameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(listParameters));
    types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
  }

  /// How tokens are used and refreshed.
  ///
  /// @param url the token endpoint of the refresh grant of OAuth 2.0 (RFC 6749, 6); `null` if
  ///   tokens are never refreshed
  /// @param header the request header that carries the token, in lower case
  /// @param prefix the text before the token and a space; if empty, the token stands alone
  public record TokenUse(@Nullable URI url, TokenExpiry expiry, String header, String prefix) {

    /// The value of the request header.
    public String value(String token) {
      return prefix.isEmpty() ? token : prefix + " " + token;
    }
  }

  /// The query parameter by which a list has only entities that changed at a time or later.
  public record ChangedSince(String parameter, SinceFormat format) {}

  /// The paths of one entity type, below the base URL. At least one is not `null`.
  ///
  /// @param list the path of the list; `null` if the type can't be listed
  /// @param single the path of one entity, with `{id}` once; `null` if the type can't be fetched
  public record Paths(@Nullable String list, @Nullable String single) {
    public Paths {
      if (list == null && single == null) {
        throw new IllegalArgumentException("a type has at least one path");
      }
    }
  }

  /// The names of the types that can be listed.
  public List<String> listed() {
    return types.entrySet().stream()
        .filter(each -> each.getValue().list() != null)
        .map(Map.Entry::getKey)
        .toList();
  }
}
