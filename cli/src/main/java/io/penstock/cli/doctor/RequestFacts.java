package io.penstock.cli.doctor;

import io.penstock.cli.doctor.RequestOptions.RefusedRequest;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.secret.SigningKey;
import io.penstock.senders.signature.PresentedSignatures;
import io.penstock.senders.signature.UnverifiedSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares a request with the requirements of its connection's recipe. The facts contain no header
/// value except the signed time and `Content-Length`, because a value may be as sensitive as a
/// secret.
final class RequestFacts {
  /// One fact about the request.
  ///
  /// @param wrong whether the ingress refuses the request because of it
  record RequestFact(String subject, String text, boolean wrong) {
    static RequestFact fine(String subject, String text) {
      return new RequestFact(subject, text, false);
    }

    static RequestFact wrong(String subject, String text) {
      return new RequestFact(subject, text, true);
    }
  }

  private final Connection connection;
  private final RefusedRequest request;
  private final SignatureScheme asked;
  private final List<RequestFact> facts = new ArrayList<>();

  private RequestFacts(Connection connection, RefusedRequest request) {
    this.connection = connection;
    this.request = request;
    this.asked = connection.recipe().signature();
  }

  /// All facts about the request.
  ///
  /// @param connectionId the id in question; not the connection's own id if that is the wildcard
  static List<RequestFact> of(
      String connectionId,
      Connection connection,
      RefusedRequest request,
      Instant at,
      String atWords) {
    var facts = new RequestFacts(connection, request);
    facts.connection(connectionId);
    facts.signature();
    facts.id();
    facts.time(at, atWords);
    facts.body();
    facts.named(connectionId);
    return facts.facts;
  }

  private void connection(String id) {
    var keys = connection.keys().stream().map(SigningKey::id).toList();
    var which = id.equals(connection.id()) ? id : id + ", which nobody named: that of \"*\"";
    var text =
        "%s, recipe %s, secrets %s"
            .formatted(which, connection.recipe().name(), String.join(", ", keys));
    if (connection.state() == Connection.State.DISCONNECTED) {
      wrong("connection", text + "; disconnected: a good signature is answered 410");
    } else {
      fine("connection", text);
    }
  }

  private void signature() {
    var name = asked.header();
    var values = request.headers().values(name);
    if (values.size() == 1) {
      presented(name, values.getFirst());
    } else {
      absentOrRepeated("signature", name, values.size());
    }
  }

  private void presented(String name, String value) {
    var texts = PresentedSignatures.texts(asked.format(), value);
    var lengths =
        texts.stream()
            .map(
                text ->
                    PresentedSignatures.decode(text, asked.encoding(), asked.algorithm().bytes()))
            .filter(bytes -> bytes != null && bytes.length > 0)
            .map(bytes -> Integer.toString(bytes.length))
            .toList();
    var start = "header " + name + " is there; ";
    if (lengths.isEmpty()) {
      wrong("signature", start + (texts.isEmpty() ? misformed() : undecodable()));
    } else if (asked.algorithm() == Algorithm.TOKEN) {
      fine("signature", start + "a token of " + String.join(", ", lengths) + " bytes");
    } else {
      var expected = Integer.toString(asked.algorithm().bytes());
      var text =
          "%s%s bytes decoded from %s, %s expected"
              .formatted(start, String.join(", ", lengths), written(), expected);
      facts.add(new RequestFact("signature", text, !lengths.contains(expected)));
    }
  }

  private String written() {
    return asked.encoding() == Encoding.AUTO
        ? "hex or base64"
        : HeaderInterpretation.name(asked.encoding());
  }

  private String misformed() {
    return switch (asked.format()) {
      case SignatureFormat.Bare() -> "it is empty";
      case SignatureFormat.Prefix(var prefix) -> "it does not begin with \"" + prefix + "\"";
      case SignatureFormat.Csv(var label) -> "it has no pair " + label + "=...";
      case SignatureFormat.Listed(var version) -> "it has no item " + version + ",...";
    };
  }

  private String undecodable() {
    return "what stands there is not decodable as " + written();
  }

  private void id() {
    if (asked.signs().parts().contains(new SignedContent.Part.Id())) {
      var names = connection.recipe().webhookId().headers();
      var there =
          names.stream().filter(name -> !request.headers().values(name).isEmpty()).findFirst();
      if (there.isEmpty()) {
        wrong("id", "header " + String.join(" or ", names) + " is absent, and is signed");
      } else {
        counted("id", there.get());
      }
    }
  }

  private void counted(String subject, String name) {
    var count = request.headers().values(name).size();
    if (count == 1) {
      fine(subject, "header " + name + " is there");
    } else {
      absentOrRepeated(subject, name, count);
    }
  }

  private void absentOrRepeated(String subject, String name, int count) {
    wrong(
        subject,
        count == 0
            ? "header " + name + " is absent"
            : "header %s stands %d times; it must stand once".formatted(name, count));
  }

  private void time(Instant at, String atWords) {
    var rule = asked.time();
    if (rule == null) {
      fine("time", "none is asked for");
      return;
    }
    if (rule.source() instanceof SignedTime.Source.Header(var name)
        && request.headers().values(name).size() != 1) {
      absentOrRepeated("time", name, request.headers().values(name).size());
      return;
    }
    var claim = UnverifiedSignature.of(connection.recipe(), request.headers(), request.body());
    var signed = claim.signedAtMs(rule);
    if (signed.isEmpty()) {
      wrong("time", claim.time() == null ? "it is not said" : "it is not in " + unit(rule));
    } else {
      var text = TimeDistance.words(signed.getAsLong(), at, atWords);
      var tolerance =
          "; from %s before to %s after is taken"
              .formatted(TimeDistance.words(rule.past()), TimeDistance.words(rule.future()));
      facts.add(
          new RequestFact(
              "time", text + tolerance, !rule.tolerates(signed.getAsLong(), at.toEpochMilli())));
    }
  }

  private static String unit(SignedTime rule) {
    return switch (rule.unit()) {
      case SECONDS -> "Unix seconds";
      case MILLISECONDS -> "Unix milliseconds";
      case RFC3339 -> "the form 2026-01-02T03:04:05Z";
    };
  }

  private void body() {
    var declared = request.headers().values("content-length");
    var length = Integer.toString(request.body().length);
    var differs = declared.size() == 1 && !declared.getFirst().equals(length);
    fine(
        "body",
        length
            + " bytes"
            + (request.body().length > BodyForms.REWRITTEN_BYTES_MAX
                ? ", more than are written anew as JSON"
                : "")
            + (differs ? ", but Content-Length says " + declared.getFirst() : ""));
  }

  /// Adds a fact if the request names a connection other than the one it was sent to.
  private void named(String connectionId) {
    var named = named();
    if (named != null && !named.equals(connectionId) && !connection.aliases().contains(named)) {
      wrong("body", "names another connection: refused as connection-mismatch once it is verified");
    }
  }

  private @Nullable String named() {
    var places = connection.recipe().connection();
    var headers =
        places.headers().stream().flatMap(name -> request.headers().values(name).stream());
    var members =
        JsonReader.read(request.body()) instanceof JsonReader.Reading.Document(var document)
            ? places.pointers().stream()
                .map(document::at)
                .map(RequestFacts::text)
                .filter(Objects::nonNull)
            : Stream.<String>empty();
    return Stream.concat(headers, members).findFirst().orElse(null);
  }

  private static @Nullable String text(@Nullable Json value) {
    return switch (value) {
      case Json.Str(var text) when !text.isEmpty() -> text;
      case Json.Num(var digits) -> digits;
      case null -> null;
      case Json.Str _, Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> null;
    };
  }

  private void fine(String subject, String text) {
    facts.add(RequestFact.fine(subject, text));
  }

  private void wrong(String subject, String text) {
    facts.add(RequestFact.wrong(subject, text));
  }
}
