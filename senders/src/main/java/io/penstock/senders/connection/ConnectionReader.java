package io.penstock.senders.connection;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.settings.Durations;
import io.penstock.settings.FlatYaml;
import io.penstock.settings.Problems;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.SourceLocation;
import io.penstock.settings.ValueFormat;
import io.penstock.settings.Yaml;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one entry of the connections file.
final class ConnectionReader {
  static final ValueFormat<Connection.State> STATE = ValueFormat.choice(Connection.State.values());

  private static final ValueFormat<Duration> HORIZON =
      Durations.between(Connection.HORIZON_MIN, Connection.HORIZON_MAX);

  private static final ValueFormat<Duration> GRACE =
      Durations.between(Duration.ZERO, Connection.GRACE_MAX);

  private static final ValueFormat<ZoneId> TIME_ZONE =
      new ValueFormat<>(
          "a time zone such as Europe/Berlin, or an offset from UTC such as +02:00",
          ConnectionReader::timeZone,
          ZoneId::getId,
          true);

  private static final ValueFormat<Duration> AHEAD =
      Durations.between(Duration.ZERO, Connection.AHEAD_MAX);

  /// Percent.
  private static final ValueFormat<Integer> SHARE = ValueFormat.whole(1, 100);

  private static final ValueFormat<String> SYSTEM =
      ValueFormat.matching(
          Pattern.compile("[A-Za-z0-9._-]{1,64}"), "a name of 1-64 characters A-Z a-z 0-9 . _ -");

  private static final ValueFormat<String> ALIAS =
      ValueFormat.matching(Pattern.compile("[^\\p{Cntrl}]{1,128}"), "a name of 1-128 characters");

  private static final ValueFormat<String> SECRET = FileName.in("secrets");

  private final Map<String, Recipe> recipes;
  private final ValueFormat<Recipe> recipe;
  private final ApiAccessReader apis;

  /// A reader of connections that may use these recipes.
  ConnectionReader(KnownRecipes known) {
    this.recipes = known.recipes();
    this.apis = new ApiAccessReader(known.apis());
    this.recipe =
        new ValueFormat<>(
            "a recipe: " + String.join(", ", recipes.keySet()), recipes::get, Recipe::name, false);
  }

  /// Reads one entry. Errors are added to `problems`.
  ///
  /// @param values all values under the id; the entry is invalid if there are several
  ParsedConnectionsFile.Entry read(
      String id, Yaml.Mapping section, List<Yaml> values, Problems problems) {
    var found = new Problems();
    var flat = FlatYaml.of(section, found);
    var members = new SectionMembers("connection " + id, section.place(), flat, found);
    var recipe = members.required("recipe", this.recipe, recipes.keySet());
    var secrets = members.read("secrets", members.items("secrets", 1, Connection.KEYS_MAX), SECRET);
    var system = members.optional("system", SYSTEM);
    var aliases =
        members.read("aliases", members.items("aliases", 0, Connection.ALIASES_MAX), ALIAS);
    var state = members.optional("state", STATE, Connection.State.ACTIVE);
    boolean test = members.optional("test", ValueFormat.FLAG, false);
    var horizon = members.optional("horizon", HORIZON);
    var grace = members.optional("grace", GRACE);
    var timeZone = members.optional("time-zone", TIME_ZONE);
    var aheadMax = members.optional("ahead-max", AHEAD);
    var share = members.optional("share", SHARE);
    var api = apis.read(id, members);
    members.refuseUnknown();
    problems.addAll(found);
    var at = secretsAt(section);
    if (recipe == null || !found.isEmpty() || section.repeats() || values.size() > 1) {
      var encoding = recipe == null ? SecretEncoding.UTF8 : recipe.signature().secretEncoding();
      return new ParsedConnectionsFile.Wrong(
          ConnectionRestriction.of(values), secrets, encoding, at);
    }
    var called = new LinkedHashSet<>(aliases);
    return new ParsedConnectionsFile.Right(
        new ConnectionDefinition(
            id, recipe, secrets, system, called, state, test, horizon, grace, timeZone, aheadMax,
            share, api),
        at);
  }

  private static @Nullable ZoneId timeZone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The location of an entry's secrets: the first secret, else `secrets`, else the entry.
  private static SourceLocation secretsAt(Yaml.Mapping section) {
    var member = section.members().get("secrets");
    if (member == null) {
      return section.place();
    }
    return member.value() instanceof Yaml.Sequence(_, var items) && !items.isEmpty()
        ? items.getFirst().place()
        : member.value().place();
  }
}
