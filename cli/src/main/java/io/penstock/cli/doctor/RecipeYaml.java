package io.penstock.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonWriter;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.secret.SecretEncoding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A recipe as `recipes.yaml` has it, to be pasted there.
final class RecipeYaml {
  private final StringBuilder text = new StringBuilder();

  private RecipeYaml() {}

  /// The whole file, with this recipe under that name.
  static String of(String name, Recipe recipe) {
    var yaml = new RecipeYaml();
    yaml.text.append("recipes:\n  ").append(name).append(":\n");
    yaml.signature(recipe.signature());
    yaml.places("connection", recipe.connection());
    yaml.places("webhook-id", recipe.webhookId());
    yaml.envelope(recipe.layout());
    return yaml.text.toString();
  }

  private void signature(SignatureScheme scheme) {
    member("signature.header", scheme.header());
    format(scheme.format());
    var algorithm = scheme.algorithm();
    if (algorithm != Algorithm.HMAC_SHA256) {
      member("algorithm", algorithm.standardName());
    }
    if (algorithm == Algorithm.TOKEN) {
      return;
    }
    member("encoding", HeaderInterpretation.name(scheme.encoding()));
    if (scheme.secretEncoding() != SecretEncoding.UTF8) {
      member("secret-encoding", scheme.secretEncoding().name().toLowerCase(Locale.ROOT));
    }
    if (!scheme.signs().equals(SignedContent.BODY)) {
      member("signs", scheme.signs().toString());
    }
    time(scheme.time());
  }

  private void format(SignatureFormat format) {
    switch (format) {
      case SignatureFormat.Bare() -> {}
      case SignatureFormat.Prefix(var prefix) -> format("prefix", "prefix", prefix);
      case SignatureFormat.Csv(var label) -> format("csv", "version", label);
      case SignatureFormat.Listed(var version) -> format("list", "version", version);
    }
  }

  private void format(String format, String member, String value) {
    member("signature.format", format);
    member("signature." + member, value);
  }

  private void time(@Nullable SignedTime time) {
    if (time == null) {
      return;
    }
    switch (time.source()) {
      case SignedTime.Source.Header(var name) -> member("timestamp.header", name);
      case SignedTime.Source.Pair(var label) -> member("timestamp.label", label);
      case SignedTime.Source.Member(var pointer) -> member("timestamp.pointer", pointer.toString());
    }
    member("timestamp.unit", time.unit().name().toLowerCase(Locale.ROOT));
    member("timestamp.past", duration(time.past()));
    member("timestamp.future", duration(time.future()));
  }

  private void envelope(BodyLayout envelope) {
    pointers("event", envelope.event());
    pointers("occurred-at", envelope.occurredAt());
    pointers("content", envelope.content());
    pointers("entity-id", envelope.entityId());
    pointers("changed-at", envelope.changedAt());
    pointers("created-at", envelope.createdAt());
    pointers("deleted-at", envelope.deletedAt());
    pointers("version", envelope.version());
    var order = envelope.order();
    if (order.otherwise() != ChangeOrder.TIME) {
      member("order", name(order.otherwise()));
    }
    order.byType().forEach((type, each) -> member("order." + type, name(each)));
  }

  private void places(String name, ValueLocations places) {
    var pointers = places.pointers().stream().map(JsonPointer::toString);
    list(name, Stream.concat(places.headers().stream(), pointers).toList());
  }

  private void pointers(String name, List<JsonPointer> pointers) {
    list(name, pointers.stream().map(JsonPointer::toString).toList());
  }

  private void list(String name, List<String> items) {
    if (!items.isEmpty()) {
      line(name, "[" + String.join(", ", items.stream().map(RecipeYaml::scalar).toList()) + "]");
    }
  }

  private void member(String name, String value) {
    line(name, scalar(value));
  }

  private void line(String name, String value) {
    text.append("    ").append(name).append(": ").append(value).append('\n');
  }

  /// Whatever may be more than a plain word stands in quotes: JSON's are YAML's too.
  private static String scalar(String value) {
    return value.matches("[A-Za-z/][A-Za-z0-9/_-]*")
        ? value
        : new String(JsonWriter.write(new Json.Str(value)), UTF_8);
  }

  private static String name(ChangeOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  private static String duration(Duration time) {
    return time.toMillis() % 60_000 == 0 ? time.toMinutes() + "m" : time.toMillis() + "ms";
  }
}
