package io.penstock.senders.api;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The URLs by which an API is asked. Whatever an id, a cursor or a type is, a URL has the scheme,
/// the host and the port of the base URL, and exactly the segments of the recipe's path below it.
///
/// @param recipe how the API is asked
/// @param base the URL to which paths are appended: the recipe's, or that of one connection
public record ApiRequests(ApiRecipe recipe, URI base) {

  /// The URL of one entity; `null` if entities of the type can't be fetched.
  ///
  /// @param type the name of the entity type
  /// @param id the entity's id, any text that has a UTF-8 form
  public @Nullable URI single(String type, String id) {
    var paths = recipe.types().get(type);
    if (paths == null || paths.single() == null) {
      return null;
    }
    return URI.create(base + paths.single().replace("{id}", PercentEncoding.segment(id)));
  }

  /// The URL of one page of a list; `null` if the type can't be listed.
  ///
  /// @param type the name of the entity type
  /// @param since the earliest change that the list must have; `null` for the whole list
  /// @throws IllegalArgumentException if the API has no filter by time, and `since` is given
  public @Nullable URI list(String type, PagePosition at, @Nullable Instant since) {
    return list(type, at, since, null);
  }

  /// The URL of one page of a list with another size; `null` if the type can't be listed.
  ///
  /// @param size the size of the page instead of the recipe's; `null` for the recipe's. If the API
  ///   has no such parameter, it is left out
  /// @throws IllegalArgumentException if the API has no filter by time, and `since` is given
  public @Nullable URI list(
      String type, PagePosition at, @Nullable Instant since, @Nullable Integer size) {
    var paths = recipe.types().get(type);
    if (paths == null || paths.list() == null) {
      return null;
    }
    var query = new ArrayList<String>();
    addPage(query, at, size);
    if (since != null) {
      var filter = recipe.changedSince();
      if (filter == null) {
        throw new IllegalArgumentException(recipe.name() + " has no changed-since");
      }
      add(query, filter.parameter(), filter.format().of(since));
    }
    recipe.listParameters().forEach((name, value) -> add(query, name, value));
    return URI.create(base + paths.list() + (query.isEmpty() ? "" : "?" + String.join("&", query)));
  }

  /// The body of a request for a new token: the refresh grant of OAuth 2.0 (RFC 6749, 6), in the
  /// media type `application/x-www-form-urlencoded`.
  ///
  /// @param token a token with a refresh token
  public static String refreshForm(ApiToken token) {
    var form = new ArrayList<String>();
    add(form, "grant_type", "refresh_token");
    add(form, "refresh_token", Objects.requireNonNull(token.refresh(), "no refresh token"));
    var client = token.client();
    if (client.id() != null) {
      add(form, "client_id", client.id());
    }
    if (client.secret() != null) {
      add(form, "client_secret", client.secret());
    }
    return String.join("&", form);
  }

  private void addPage(List<String> query, PagePosition at, @Nullable Integer size) {
    var paging = recipe.paging();
    switch (paging.style()) {
      case Paging.Style.Numbers(var parameter, var first, _) ->
          add(query, parameter, Integer.toString(first + at.index()));
      case Paging.Style.Cursors(var parameter, _) -> {
        if (at.cursor() != null) {
          add(query, parameter, at.cursor());
        }
      }
    }
    if (paging.size() != null) {
      add(query, paging.size(), Integer.toString(size == null ? paging.entities() : size));
    }
  }

  private static void add(List<String> query, String name, String value) {
    query.add(PercentEncoding.inQuery(name) + "=" + PercentEncoding.inQuery(value));
  }
}
