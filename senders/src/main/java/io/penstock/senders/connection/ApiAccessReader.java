package io.penstock.senders.connection;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.ApiUrl;
import io.penstock.settings.Durations;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.ValueFormat;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the members of a connection that say how its API is asked.
final class ApiAccessReader {
  private static final List<String> DEPENDENT =
      List.of("api-url", "token", "poll.every", "poll.overlap", "types");

  private static final ValueFormat<String> TOKEN = FileName.in("tokens");

  private static final ValueFormat<Duration> EVERY =
      Durations.between(ApiAccess.EVERY_MIN, ApiAccess.EVERY_MAX);

  private static final ValueFormat<Duration> OVERLAP =
      Durations.between(Duration.ZERO, ApiAccess.OVERLAP_MAX);

  private final Map<String, ApiRecipe> recipes;
  private final ValueFormat<ApiRecipe> form;

  /// A reader of connections that may use these API recipes.
  ApiAccessReader(Map<String, ApiRecipe> recipes) {
    this.recipes = recipes;
    this.form =
        new ValueFormat<>(
            "an API recipe: " + String.join(", ", recipes.keySet()),
            recipes::get,
            ApiRecipe::name,
            false);
  }

  /// The access; `null` if the connection has none, or if a member is missing or wrong.
  ///
  /// @param id the connection's id, or the wildcard
  @Nullable ApiAccess read(String id, SectionMembers members) {
    var given = members.has("api");
    if (id.equals(Connection.WILDCARD)) {
      members.refuse("api", "of a connection with an id, and * is any other", "leave it out");
    }
    var recipe =
        given ? members.required("api", form, recipes.keySet()) : members.optional("api", form);
    var url = members.optional("api-url", ApiUrl.FORM);
    var token = given ? members.required("token", TOKEN) : members.optional("token", TOKEN);
    var every = members.optional("poll.every", EVERY);
    var overlap = members.optional("poll.overlap", OVERLAP);
    var types = types(members, recipe);
    if (!given) {
      DEPENDENT.forEach(each -> members.refuse(each, "without api", "leave it out, or say api"));
    }
    return recipe == null || token == null
        ? null
        : new ApiAccess(recipe, url, token, every, overlap, types);
  }

  /// The types, which the recipe can list.
  private static @Nullable Set<String> types(SectionMembers members, @Nullable ApiRecipe recipe) {
    var all = EntityTypes.ALL.stream().map(EntityType::name).toList();
    var names = recipe == null ? all : recipe.listed();
    var one = ValueFormat.oneOf(names, name -> name);
    var items = members.items("types", members.has("types") ? 1 : 0, all.size());
    var types = new LinkedHashSet<>(members.read("types", items, one));
    return types.isEmpty() ? null : types;
  }
}
