package io.penstock.cli.doctor;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The contents of one request that may be signed, except the recipe's own: the templates of known
/// senders, filled with the times and ids from the headers, and each top-level member of the body.
final class SignedAlternatives {

  /// Maximum number of body members that are tried.
  static final int MEMBERS_MAX = 32;

  /// Maximum number of sources that are tried for the time, and also for the id.
  static final int SOURCES_MAX = 6;

  /// The templates that are tried in addition to those of the recipes.
  private static final List<String> TEMPLATES =
      List.of(
          "{body}",
          "{timestamp}.{body}",
          "{id}.{timestamp}.{body}",
          "v0:{timestamp}:{body}",
          "{timestamp}{body}",
          "{body}{timestamp}",
          "{timestamp}:{body}",
          "{body}.{timestamp}",
          "{id}.{body}",
          "{id}{body}",
          "{id}{timestamp}{body}",
          "{id}:{timestamp}:{body}",
          "{timestamp}.{id}.{body}");

  private static final Pattern PAIR =
      Pattern.compile("\\s*([A-Za-z0-9_.-]{1,32})=([0-9]{9,14})\\s*");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{12,14}");
  private static final Pattern RFC3339 = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*");

  private final Recipe asked;
  private final GivenHeaders headers;
  private final List<@Nullable SignedTime> times;
  private final List<@Nullable String> ids;

  private SignedAlternatives(Recipe asked, GivenHeaders headers) {
    this.asked = asked;
    this.headers = headers;
    this.times = new ArrayList<>(times().distinct().limit(SOURCES_MAX).toList());
    this.ids = new ArrayList<>(ids().distinct().limit(SOURCES_MAX).toList());
  }

  static List<SignedAlternative> of(
      Recipe asked, GivenHeaders headers, byte[] body, Collection<Recipe> recipes) {
    var contents = new SignedAlternatives(asked, headers);
    var found = new LinkedHashSet<SignedAlternative>();
    var templates = new LinkedHashSet<SignedContent>();
    TEMPLATES.stream().map(SignedContent::read).filter(Objects::nonNull).forEach(templates::add);
    recipes.forEach(recipe -> templates.add(recipe.signature().signs()));
    templates.addAll(members(body));
    templates.forEach(template -> found.addAll(contents.filled(template)));
    found.removeIf(
        content ->
            content.in(asked.signature()).equals(asked.signature())
                && content.idBefore(asked.webhookId()).equals(asked.webhookId()));
    return List.copyOf(found);
  }

  /// The template combined with each possible time and each possible id.
  private List<SignedAlternative> filled(SignedContent template) {
    var needsTime = template.parts().contains(new SignedContent.Part.Time());
    var needsId = template.parts().contains(new SignedContent.Part.Id());
    var filled = new ArrayList<SignedAlternative>();
    for (var time : needsTime ? times : Collections.<@Nullable SignedTime>singletonList(null)) {
      for (var id : needsId ? ids : Collections.<@Nullable String>singletonList(null)) {
        filled.add(new SignedAlternative(template, time, id));
      }
    }
    return filled;
  }

  private static Set<SignedContent> members(byte[] body) {
    var members = new LinkedHashSet<SignedContent>();
    if (JsonReader.read(body) instanceof JsonReader.Reading.Document(Json.Obj(var named))) {
      named.keySet().stream()
          .limit(MEMBERS_MAX)
          .map(name -> SignedContent.read("{" + new JsonPointer(List.of(name)) + "}"))
          .filter(Objects::nonNull)
          .forEach(members::add);
    }
    return members;
  }

  private Stream<SignedTime> times() {
    var own = Stream.ofNullable(asked.signature().time());
    var pairs =
        headers.values(asked.signature().header()).stream()
            .flatMap(value -> Arrays.stream(value.split(",", SOURCES_MAX)))
            .map(PAIR::matcher)
            .filter(pair -> pair.matches())
            .map(pair -> time(new SignedTime.Source.Pair(pair.group(1)), pair.group(2)));
    var named =
        headers.names().stream()
            .map(name -> time(new SignedTime.Source.Header(name), headers.values(name).getFirst()));
    return Stream.of(own, pairs, named).flatMap(each -> each).filter(Objects::nonNull);
  }

  private static @Nullable SignedTime time(SignedTime.Source source, String text) {
    SignedTime.Unit unit = unit(text);
    return unit == null
        ? null
        : new SignedTime(source, unit, SignedTime.TOLERANCE, SignedTime.TOLERANCE);
  }

  private static SignedTime.@Nullable Unit unit(String text) {
    if (SECONDS.matcher(text).matches()) {
      return SignedTime.Unit.SECONDS;
    }
    if (MILLISECONDS.matcher(text).matches()) {
      return SignedTime.Unit.MILLISECONDS;
    }
    return RFC3339.matcher(text).matches() ? SignedTime.Unit.RFC3339 : null;
  }

  /// The headers that may contain the id: first the recipe's, then all named `id` or `...-id`.
  private Stream<String> ids() {
    var own = asked.webhookId().headers().stream().filter(name -> !headers.values(name).isEmpty());
    return Stream.concat(own, headers.names().stream().filter(name -> name.matches("(.*-)?id")));
  }
}
