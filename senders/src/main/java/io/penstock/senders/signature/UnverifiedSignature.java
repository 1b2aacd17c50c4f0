package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedTime;
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
public record UnverifiedSignature(
    List<byte[]> signatures,
    @Nullable SignedBytes signed,
    SignedBytes computed,
    @Nullable String time) {

  /// No time is written in more characters, in any unit.
  private static final int TIME_CHARS_MAX = 64;

  public UnverifiedSignature {
    signatures = List.copyOf(signatures);
  }

  /// Reads a request's claim.
  public static UnverifiedSignature of(Recipe recipe, Headers headers, byte[] body) {
    return of(
        recipe.signature(),
        recipe.webhookId().headers(),
        headers,
        body,
        VerificationOperations.PLAIN);
  }

  /// Reads a request's claim by these operations.
  ///
  /// @param idHeaders where the webhook's id stands, if it is signed
  public static UnverifiedSignature of(
      SignatureScheme scheme,
      List<String> idHeaders,
      Headers headers,
      byte[] body,
      VerificationOperations operations) {
    var header = headers.first(scheme.header());
    var rule = scheme.time();
    var time = rule == null ? null : time(rule, header, headers, body, operations);
    var id = scheme.signs().hasId() ? id(idHeaders, headers) : null;
    var parts =
        SignedBytes.of(
            scheme.signs(),
            Objects.requireNonNullElse(id, ""),
            Objects.requireNonNullElse(time, ""),
            body,
            operations);
    var lacking =
        (id == null && scheme.signs().hasId()) || (time == null && scheme.signs().hasTime());
    return new UnverifiedSignature(
        header == null ? List.of() : PresentedSignatures.decoded(scheme, header, operations),
        lacking ? null : parts,
        parts == null ? SignedBytes.of(body) : parts,
        time);
  }

  /// The id that may be signed: the first header that has one.
  private static @Nullable String id(List<String> names, Headers headers) {
    for (var name : names) {
      var id = headers.first(name);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /// The time's text; `null` also if it is too long to be one.
  private static @Nullable String time(
      SignedTime rule,
      @Nullable String signatures,
      Headers headers,
      byte[] body,
      VerificationOperations operations) {
    var time =
        switch (rule.source()) {
          case SignedTime.Source.Header(var name) -> headers.first(name);
          case SignedTime.Source.Pair(var label) ->
              signatures == null ? null : PresentedSignatures.only(signatures, label);
          case SignedTime.Source.Member(var pointer) -> text(operations.member(body, pointer));
        };
    return time == null || time.length() > TIME_CHARS_MAX ? null : time;
  }

  private static @Nullable String text(@Nullable Slice member) {
    return member == null || member.length() > TIME_CHARS_MAX
        ? null
        : new String(member.copy(), UTF_8);
  }

  /// When it was signed, in Unix milliseconds; empty where that is not said, or not readably.
  public OptionalLong signedAtMs(SignedTime rule) {
    return signedAtMs(rule, VerificationOperations.PLAIN);
  }

  /// The same by these operations.
  public OptionalLong signedAtMs(SignedTime rule, VerificationOperations operations) {
    return time == null ? OptionalLong.empty() : operations.millis(rule.unit(), time);
  }
}
