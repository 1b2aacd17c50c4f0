package io.penstock.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one connection of the connections file.
final class ConnectionReader {
  private static final Form<Connection.State> STATE = Form.choice(Connection.State.values());

  private static final Form<Duration> HORIZON =
      Durations.between(Connection.HORIZON_MIN, Connection.HORIZON_MAX);

  private static final Form<Duration> GRACE =
      Durations.between(Duration.ZERO, Connection.GRACE_MAX);

  /// Percent.
  private static final Form<Integer> SHARE = Form.whole(1, 100);

  private static final Form<String> SYSTEM =
      Form.matching(
          Pattern.compile("[A-Za-z0-9._-]{1,64}"), "a name of 1-64 characters A-Z a-z 0-9 . _ -");

  private static final Form<String> ALIAS =
      Form.matching(Pattern.compile("[^\\p{Cntrl}]{1,128}"), "a name of 1-128 characters");

  /// A name that starts with a dot is none of a secret: Kubernetes keeps its own there.
  private static final Form<String> SECRET =
      Form.matching(
          Pattern.compile("(?!\\.)[A-Za-z0-9._-]{1,128}"),
          "the name of a file in the directory of secrets: 1-128 characters A-Z a-z 0-9 . _ -,"
              + " no path");

  private final Map<String, Recipe> recipes;
  private final Form<Recipe> recipe;
  private final SecretFiles secrets;
  private final Problems problems;

  /// Reads connections that may have these recipes and these secrets.
  ConnectionReader(Map<String, Recipe> recipes, SecretFiles secrets, Problems problems) {
    this.recipes = recipes;
    this.recipe =
        new Form<>(
            "a recipe: " + String.join(", ", recipes.keySet()), recipes::get, Recipe::name, false);
    this.secrets = secrets;
    this.problems = problems;
  }

  /// The connection; `null` where it lacks what it can't be without, which then is a problem.
  @Nullable Connection read(String id, Yaml.Mapping section) {
    var members = new Members("connection " + id, section.place(), section.members(), problems);
    var recipe = members.required("recipe", this.recipe, recipes.keySet());
    var keys = keys(id, members, recipe);
    var system = members.optional("system", SYSTEM);
    var aliases =
        members.read("aliases", members.items("aliases", 0, Connection.ALIASES_MAX), ALIAS);
    var state = members.optional("state", STATE, Connection.State.ACTIVE);
    boolean test = members.optional("test", Form.FLAG, false);
    var horizon = members.optional("horizon", HORIZON);
    var grace = members.optional("grace", GRACE);
    var share = members.optional("share", SHARE);
    members.refuseUnknown();
    return recipe == null || keys.isEmpty()
        ? null
        : new Connection(
            id,
            recipe,
            keys,
            system,
            new LinkedHashSet<>(aliases),
            state,
            test,
            horizon,
            grace,
            share);
  }

  private List<Key> keys(String id, Members members, @Nullable Recipe recipe) {
    var encoding = recipe == null ? SecretEncoding.UTF8 : recipe.signature().secretEncoding();
    var items = members.items("secrets", 1, Connection.KEYS_MAX);
    var keys = new ArrayList<Key>();
    for (var name : members.read("secrets", items, SECRET)) {
      switch (secrets.read(name, encoding)) {
        case SecretFiles.Content.Held(var secret) -> keys.add(new Key(name, secret));
        case SecretFiles.Content.Unusable(var reason) ->
            problems.add(unusable(id, name, reason, items.getFirst().place()));
      }
    }
    return keys;
  }

  private Problem unusable(String id, String name, String reason, Place list) {
    return new Problem(
        list.toString(),
        "connection " + id + ": secret " + name,
        reason,
        "put the secret of " + id + " in the file " + secrets.path(name),
        null);
  }
}
