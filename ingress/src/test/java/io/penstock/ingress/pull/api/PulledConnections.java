package io.penstock.ingress.pull.api;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.ApiRecipesFile;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connection.State;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Connections with an API, as a test configures them. The token file of a connection has its id as
/// name.
final class PulledConnections implements Supplier<SendersSnapshot> {
  static final EntityType ASSET =
      EntityTypes.ALL.stream()
          .filter(each -> each.name().equals("asset"))
          .findFirst()
          .orElseThrow();

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "paging", "{style: page, page: page, last: /meta/last_page, size: per_page}",
          "types.asset", "{list: /assets, single: \"/assets/{id}\"}",
          "entity-id", "[/id]",
          "rate", "{per-minute: 100000, at-once: 2}",
          "timeout", "2m");

  private final Path directory;
  private final Map<String, Connection> connections = new LinkedHashMap<>();
  private volatile SendersSnapshot snapshot = snapshot();

  /// @param directory where recipes and tokens are written
  PulledConnections(Path directory) {
    this.directory = directory;
  }

  @Override
  public SendersSnapshot get() {
    return snapshot;
  }

  private SendersSnapshot snapshot() {
    return SendersSnapshot.first(new Connections(connections, null), Instant.EPOCH);
  }

  /// A connection to an API.
  ///
  /// @param members members of the API recipe, in YAML, in place of those that it has
  PulledConnections with(String id, URI base, String... members) throws IOException {
    return with(id, new ApiAccess(recipe(base, members), null, id, null, null, null), State.ACTIVE);
  }

  PulledConnections with(String id, @Nullable ApiAccess access, State state) {
    var recipe = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    connections.put(
        id,
        new Connection(
            id, recipe, List.of(), null, Set.of(), state, false, null, null, null, null, null,
            access));
    snapshot = snapshot();
    return this;
  }

  PulledConnections without(String id) {
    connections.remove(id);
    snapshot = snapshot();
    return this;
  }

  ApiAccess access(String id) {
    return Objects.requireNonNull(Objects.requireNonNull(connections.get(id)).api());
  }

  /// Writes a token file, with a change that is seen whatever the time is: the file is another one.
  PulledConnections token(String id, String content) throws IOException {
    var file = Files.writeString(directory.resolve(id + ".new"), content);
    Files.move(file, directory.resolve(id), StandardCopyOption.REPLACE_EXISTING);
    return this;
  }

  Path tokens() {
    return directory;
  }

  private ApiRecipe recipe(URI base, String... members) throws IOException {
    var lines = new LinkedHashMap<>(DEFAULTS);
    lines.put("base-url", base.toString());
    for (var member : members) {
      var colon = member.indexOf(':');
      lines.put(member.substring(0, colon), member.substring(colon + 1));
    }
    var yaml = new StringBuilder("apis:\n  test-api:\n");
    lines.forEach((name, value) -> yaml.append("    %s: %s\n".formatted(name, value)));
    var problems = new Problems();
    var file = Files.writeString(directory.resolve("apis.yaml"), yaml);
    var recipes = ApiRecipesFile.read(file, problems);
    problems.throwIfAny();
    return Objects.requireNonNull(recipes.get("test-api"));
  }
}
