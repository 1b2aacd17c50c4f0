package io.penstock.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.Recipe;
import io.penstock.settings.SignedTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a request says of its own signature, by a recipe: nothing of it is proven.
///
/// @param signatures those presented; none where the header is absent, or nothing in it is one
/// @param signed what they would have to be of; `null` where the request lacks a part of it
/// @param computed what MACs are computed over in any case: `signed`, or as much as it would be
///   where a part of it is lacking, so that the cost does not tell
/// @param time when it was signed, as it was written; `null` where that is not said
public record Claim(
    List<byte[]> signatures,
    @Nullable SignedBytes signed,
    SignedBytes computed,
    @Nullable String time) {

  public Claim {
    signatures = List.copyOf(signatures);
  }

  /// Reads a request's claim.
  public static Claim of(Recipe recipe, Headers headers, byte[] body) {
    var signature = recipe.signature();
    var header = headers.first(signature.header());
    var time = signature.time() == null ? null : time(signature.time(), header, headers, body);
    var id = signature.signs().hasId() ? id(recipe, headers) : null;
    var parts =
        SignedBytes.of(
            signature.signs(),
            Objects.requireNonNullElse(id, ""),
            Objects.requireNonNullElse(time, ""),
            body);
    var lacking =
        (id == null && signature.signs().hasId()) || (time == null && signature.signs().hasTime());
    return new Claim(
        header == null ? List.of() : PresentedSignatures.decoded(signature, header),
        lacking ? null : parts,
        parts == null ? SignedBytes.of(body) : parts,
        time);
  }

  /// The id that may be signed: the first header that has one.
  private static @Nullable String id(Recipe recipe, Headers headers) {
    for (var name : recipe.webhookId().headers()) {
      var id = headers.first(name);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable String time(
      SignedTime rule, @Nullable String signatures, Headers headers, byte[] body) {
    return switch (rule.source()) {
      case SignedTime.Source.Header(var name) -> headers.first(name);
      case SignedTime.Source.Pair(var label) ->
          signatures == null ? null : PresentedSignatures.only(signatures, label);
      case SignedTime.Source.Member(var pointer) -> memberText(pointer, body);
    };
  }

  /// Looks for a time as [#of] does, and says nothing: so much does a body cost whose sender states
  /// one in it.
  public static void lookForTime(JsonPointer pointer, byte[] body) {
    var _ = memberText(pointer, body);
  }

  private static @Nullable String memberText(JsonPointer pointer, byte[] body) {
    var member = MemberBytes.find(body, pointer);
    return member == null ? null : new String(member.copy(), UTF_8);
  }

  /// When it was signed, in Unix milliseconds; empty where that is not said, or not readably.
  public OptionalLong signedAtMs(SignedTime rule) {
    return time == null ? OptionalLong.empty() : rule.unit().millis(time);
  }
}
