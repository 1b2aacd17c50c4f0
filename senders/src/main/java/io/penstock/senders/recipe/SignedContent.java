package io.penstock.senders.recipe;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.ValueFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a sender signs: a template such as `{id}.{timestamp}.{body}`.
///
/// @param parts in their order
public record SignedContent(List<Part> parts) {

  /// The body alone, as it was sent.
  public static final SignedContent BODY = new SignedContent(List.of(new Part.Body()));

  static final ValueFormat<SignedContent> FORM =
      new ValueFormat<>(
          "text with {id}, {timestamp}, {body} or {/pointer} in it, such as {timestamp}.{body}",
          SignedContent::read,
          SignedContent::toString,
          true);

  private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|([^{}]+)");

  public SignedContent {
    parts = List.copyOf(parts);
  }

  /// A piece of it.
  public sealed interface Part {
    record Text(String text) implements Part {}

    /// The webhook's id, as its header has it.
    record Id() implements Part {}

    /// The time of the signature, as it was written.
    record Time() implements Part {}

    record Body() implements Part {}

    /// A member's bytes as they stand in the body; a string's without its quotes.
    record Member(JsonPointer pointer) implements Part {}
  }

  /// Whether it is nothing but the body.
  public boolean bodyAlone() {
    return equals(BODY);
  }

  /// Whether the body must be looked into to know it.
  public boolean hasMembers() {
    return parts.stream().anyMatch(part -> part instanceof Part.Member);
  }

  /// Whether the webhook's id is in it.
  public boolean hasId() {
    return parts.contains(new Part.Id());
  }

  /// Whether the time of the signature is in it.
  public boolean hasTime() {
    return parts.contains(new Part.Time());
  }

  /// Whether something of the body is in it, without which a signature proves nothing.
  private boolean hasBody() {
    return hasMembers() || parts.contains(new Part.Body());
  }

  /// Whether a time that stands there is signed: by its name, or as something of the body.
  boolean covers(SignedTime.Source source) {
    return hasTime()
        || (source instanceof SignedTime.Source.Member(var pointer)
            && parts.stream().anyMatch(part -> holds(part, pointer.tokens())));
  }

  private static boolean holds(Part part, List<String> names) {
    return switch (part) {
      case Part.Body() -> true;
      case Part.Member(var pointer) ->
          names.size() >= pointer.tokens().size()
              && names.subList(0, pointer.tokens().size()).equals(pointer.tokens());
      case Part.Text _, Part.Id(), Part.Time() -> false;
    };
  }

  /// So that what is computed costs no more than the body is long.
  private boolean bodyAtMostOnce() {
    return Collections.frequency(parts, new Part.Body()) <= 1;
  }

  /// The template; `null` where the text is none.
  public static @Nullable SignedContent read(String template) {
    var parts = new ArrayList<Part>();
    var piece = PIECE.matcher(template);
    int end = 0;
    while (piece.find() && piece.start() == end) {
      var part = piece.group(1) == null ? new Part.Text(piece.group(2)) : named(piece.group(1));
      if (part == null) {
        return null;
      }
      parts.add(part);
      end = piece.end();
    }
    var content = new SignedContent(parts);
    return end == template.length() && content.hasBody() && content.bodyAtMostOnce()
        ? content
        : null;
  }

  private static @Nullable Part named(String name) {
    return switch (name) {
      case "id" -> new Part.Id();
      case "timestamp" -> new Part.Time();
      case "body" -> new Part.Body();
      default -> name.startsWith("/") ? new Part.Member(JsonPointer.of(name)) : null;
    };
  }

  /// The template's text.
  @Override
  public String toString() {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Text(var text) -> text;
                  case Part.Id() -> "{id}";
                  case Part.Time() -> "{timestamp}";
                  case Part.Body() -> "{body}";
                  case Part.Member(var pointer) -> "{" + pointer + "}";
                })
        .collect(Collectors.joining());
  }
}
