package io.penstock.senders.recipe;

import io.penstock.senders.secret.SecretEncoding;
import io.penstock.settings.Durations;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.ValueFormat;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the signature scheme of a recipe.
final class SignatureSchemeReader {
  private static final ValueFormat<Algorithm> ALGORITHM =
      ValueFormat.oneOf(List.of(Algorithm.values()), Algorithm::standardName);

  private static final ValueFormat<Encoding> ENCODING = ValueFormat.choice(Encoding.OF_BYTES);

  private static final ValueFormat<SecretEncoding> SECRET_ENCODING =
      ValueFormat.choice(SecretEncoding.values());

  private static final ValueFormat<Shape> SHAPE = ValueFormat.choice(Shape.values());

  private static final ValueFormat<SignedTime.Unit> UNIT =
      ValueFormat.choice(SignedTime.Unit.values());

  private static final ValueFormat<String> PREFIX =
      ValueFormat.matching(Pattern.compile("[\\x20-\\x7e]{1,64}"), "a text of 1-64 characters");

  private static final ValueFormat<String> LABEL =
      ValueFormat.matching(
          Pattern.compile("[A-Za-z0-9_.-]{1,32}"), "1-32 characters A-Z a-z 0-9 . _ -");

  private static final List<String> SOURCES =
      List.of("timestamp.header", "timestamp.label", "timestamp.pointer");

  private static final ValueFormat<Duration> TOLERANCE =
      Durations.between(Duration.ZERO, SignedTime.TOLERANCE_MAX);

  private final SectionMembers members;

  /// The names of the signature formats.
  private enum Shape {
    BARE,
    PREFIX,
    CSV,
    LIST
  }

  SignatureSchemeReader(SectionMembers members) {
    this.members = members;
  }

  /// Reads the scheme. Returns `null` and reports a problem if a required member is missing.
  ///
  /// @param webhookId the locations of the webhook's id, which may be signed
  /// @param connection the locations of the connection's name
  @Nullable SignatureScheme read(ValueLocations webhookId, ValueLocations connection) {
    var header = members.required("signature.header", HeaderName.FORM);
    var shape = members.optional("signature.format", SHAPE, Shape.BARE);
    var format = format(shape);
    var algorithm = members.optional("algorithm", ALGORITHM, Algorithm.HMAC_SHA256);
    var token = algorithm == Algorithm.TOKEN;
    var encoding = token ? Encoding.TEXT : members.required("encoding", ENCODING);
    var secretEncoding = members.optional("secret-encoding", SECRET_ENCODING, SecretEncoding.UTF8);
    var signs = members.optional("signs", SignedContent.FORM);
    var written = signs == null ? SignedContent.BODY : signs;
    var time = time(shape);
    if (token) {
      refuseWithToken();
      refuseAsName("webhook-id", webhookId, header);
      refuseAsName("connection", connection, header);
    }
    if (signs != null || !members.has("signs")) {
      check(written, time, webhookId);
    }
    return header == null || format == null || encoding == null
        ? null
        : new SignatureScheme(header, format, algorithm, encoding, secretEncoding, written, time);
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

  /// Reads a member that one format requires and the other formats must not have.
  private @Nullable String asked(String name, ValueFormat<String> form, boolean needed) {
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

  /// Refuses a name in the token's header: names of webhooks and connections are stored and shown,
  /// but the token is the secret.
  private void refuseAsName(String name, ValueLocations places, @Nullable String header) {
    if (header != null && places.headers().contains(header)) {
      members.wrong(name, "in the token's header", "expected another: a name is stored and shown");
    }
  }

  private @Nullable SignedTime time(Shape shape) {
    var given = members.hasSection("timestamp");
    var source = source(shape, given);
    var unit =
        given ? members.required("timestamp.unit", UNIT) : members.optional("timestamp.unit", UNIT);
    var past = members.optional("timestamp.past", TOLERANCE, SignedTime.TOLERANCE);
    var future = members.optional("timestamp.future", TOLERANCE, SignedTime.TOLERANCE);
    return source == null || unit == null ? null : new SignedTime(source, unit, past, future);
  }

  private SignedTime.@Nullable Source source(Shape shape, boolean needed) {
    var header = members.optional("timestamp.header", HeaderName.FORM);
    var label = members.optional("timestamp.label", LABEL);
    var pointer = members.optional("timestamp.pointer", EntityLayoutReader.POINTER);
    var given = SOURCES.stream().filter(members::has).count();
    if (!needed) {
      return null;
    }
    if (given != 1) {
      var expected = "expected one of " + String.join(", ", SOURCES);
      members.wrong("timestamp", given == 0 ? "nowhere" : "in several places", expected);
      return null;
    }
    if (label != null && shape != Shape.CSV) {
      members.wrong("timestamp.label", "of no pair", "expected signature.format: csv with it");
    }
    if (header != null) {
      return new SignedTime.Source.Header(header);
    }
    if (label != null) {
      return new SignedTime.Source.Pair(label);
    }
    return pointer == null ? null : new SignedTime.Source.Member(pointer);
  }

  /// Checks the rules that involve several members.
  private void check(SignedContent signs, @Nullable SignedTime time, ValueLocations webhookId) {
    if (signs.hasId() && webhookId.headers().isEmpty()) {
      members.wrong(
          "signs", "with {id}", "expected a header first in webhook-id, which it stands for");
    }
    if (signs.hasTime() && !members.hasSection("timestamp")) {
      members.wrong("signs", "with {timestamp}", "expected timestamp, which says where it stands");
    }
    if (time != null && !signs.covers(time.source())) {
      members.wrong(
          "signs",
          "without {timestamp}",
          "expected it there: a time that is not signed proves nothing");
    }
  }
}
