package io.penstock.settings;

import io.penstock.schemas.json.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how a recipe's sender signs.
final class SignatureReader {
  private static final Form<Algorithm> ALGORITHM =
      Form.oneOf(List.of(Algorithm.values()), Algorithm::standardName);

  private static final Form<Encoding> ENCODING = Form.choice(Encoding.OF_BYTES);

  private static final Form<SecretEncoding> SECRET_ENCODING = Form.choice(SecretEncoding.values());

  private static final Form<Shape> SHAPE = Form.choice(Shape.values());

  private static final Form<SignedTime.Unit> UNIT = Form.choice(SignedTime.Unit.values());

  private static final Form<String> PREFIX =
      Form.matching(Pattern.compile("[\\x20-\\x7e]{1,64}"), "a text of 1-64 characters");

  private static final Form<String> LABEL =
      Form.matching(Pattern.compile("[A-Za-z0-9_.-]{1,32}"), "1-32 characters A-Z a-z 0-9 . _ -");

  private static final Form<Duration> TOLERANCE =
      Durations.between(Duration.ZERO, SignedTime.TOLERANCE_MAX);

  private final Members members;

  /// The formats by their names.
  private enum Shape {
    BARE,
    PREFIX,
    CSV,
    LIST
  }

  SignatureReader(Members members) {
    this.members = members;
  }

  /// The signature; `null` where it lacks what it can't be without, which then is a problem.
  ///
  /// @param webhookId where the webhook's id stands, which may be signed
  @Nullable Signature read(Places webhookId) {
    var header = members.required("signature.header", HeaderName.FORM);
    var shape = members.optional("signature.format", SHAPE, Shape.BARE);
    var format = format(shape);
    var algorithm = members.optional("algorithm", ALGORITHM, Algorithm.HMAC_SHA256);
    var token = algorithm == Algorithm.TOKEN;
    var encoding = token ? Encoding.TEXT : members.required("encoding", ENCODING);
    var secretEncoding = members.optional("secret-encoding", SECRET_ENCODING, SecretEncoding.UTF8);
    var signs = members.optional("signs", SignedContent.FORM, SignedContent.BODY);
    var time = time(shape);
    if (token) {
      refuseWithToken();
    }
    check(signs, time, webhookId);
    return header == null || format == null || encoding == null
        ? null
        : new Signature(header, format, algorithm, encoding, secretEncoding, signs, time);
  }

  private @Nullable SignatureFormat format(Shape shape) {
    var prefix = asked("signature.prefix", PREFIX, shape == Shape.PREFIX);
    var version = asked("signature.version", LABEL, shape == Shape.CSV || shape == Shape.LIST);
    return switch (shape) {
      case BARE -> new SignatureFormat.Bare();
      case PREFIX -> prefix == null ? null : new SignatureFormat.Prefix(prefix);
      case CSV -> version == null ? null : new SignatureFormat.Csv(version);
      case LIST -> version == null ? null : new SignatureFormat.Listed(version);
    };
  }

  /// A member that one format needs and no other may have.
  private @Nullable String asked(String name, Form<String> form, boolean needed) {
    if (needed) {
      return members.required(name, form);
    }
    members.refuse(name, "of another signature.format", "leave it out");
    return null;
  }

  private void refuseWithToken() {
    for (var name : List.of("encoding", "secret-encoding", "signs")) {
      members.refuse(name, "of a signature, and a token is none", "leave it out");
    }
    members.refuseSection("timestamp", "of a signature, and a token is none", "leave it out");
  }

  private @Nullable SignedTime time(Shape shape) {
    if (!members.hasSection("timestamp")) {
      return null;
    }
    var header = members.optional("timestamp.header", HeaderName.FORM);
    var label = members.optional("timestamp.label", LABEL);
    var pointer = members.optional("timestamp.pointer", RecipeReader.POINTER);
    var unit = members.required("timestamp.unit", UNIT);
    var past = members.optional("timestamp.past", TOLERANCE, SignedTime.TOLERANCE);
    var future = members.optional("timestamp.future", TOLERANCE, SignedTime.TOLERANCE);
    var sources = sources(header, label, pointer);
    if (sources.size() != 1) {
      members.wrong(
          "timestamp",
          sources.isEmpty() ? "nowhere" : "in several places",
          "expected one of timestamp.header, timestamp.label, timestamp.pointer");
      return null;
    }
    if (label != null && shape != Shape.CSV) {
      members.wrong("timestamp.label", "of no pair", "expected signature.format: csv with it");
    }
    return unit == null ? null : new SignedTime(sources.getFirst(), unit, past, future);
  }

  private static List<SignedTime.Source> sources(
      @Nullable String header, @Nullable String label, @Nullable JsonPointer pointer) {
    return Stream.<SignedTime.Source>of(
            header == null ? null : new SignedTime.Source.Header(header),
            label == null ? null : new SignedTime.Source.Pair(label),
            pointer == null ? null : new SignedTime.Source.Member(pointer))
        .filter(Objects::nonNull)
        .toList();
  }

  /// What no single member shows.
  private void check(SignedContent signs, @Nullable SignedTime time, Places webhookId) {
    if (signs.hasId() && webhookId.headers().isEmpty()) {
      members.wrong(
          "signs", "with {id}", "expected a header first in webhook-id, which it stands for");
    }
    if (signs.hasTime() && time == null) {
      members.wrong("signs", "with {timestamp}", "expected timestamp, which says where it stands");
    }
    if (time != null && !signs.hasTime() && !(time.source() instanceof SignedTime.Source.Member)) {
      members.wrong(
          "signs",
          "without {timestamp}",
          "expected it there: a time that is not signed proves nothing");
    }
  }
}
