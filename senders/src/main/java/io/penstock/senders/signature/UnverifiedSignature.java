package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The signature that a request claims, read by a recipe and not verified.
///
/// @param signatures the presented signatures; empty if the header is absent or contains none
/// @param signed the bytes that should be signed; `null` if the request lacks a part of them
/// @param computed the bytes for the MACs, which are computed in any case: `signed`, or a
///   substitute if a part is missing, so that the cost does not reveal that
/// @param time the time of signing as written; `null` if the request does not state it
public record UnverifiedSignature(
    List<byte[]> signatures,
    @Nullable SignedBytes signed,
    SignedBytes computed,
    @Nullable String time) {

  /// The maximum length of a time, in characters. Longer text is not a time in any unit.
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

  /// Reads a request's claim with these operations.
  ///
  /// @param idHeaders the headers that may contain the webhook's id, used if the id is signed
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

  /// The id that may be signed: the value of the first header that is present.
  private static @Nullable String id(List<String> names, Headers headers) {
    for (var name : names) {
      var id = headers.first(name);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /// The text of the time; `null` if it is absent or too long.
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

  /// The time of signing in Unix milliseconds; empty if it is absent or unreadable.
  public OptionalLong signedAtMs(SignedTime rule) {
    return signedAtMs(rule, VerificationOperations.PLAIN);
  }

  /// The time of signing in Unix milliseconds, read with these operations.
  public OptionalLong signedAtMs(SignedTime rule, VerificationOperations operations) {
    return time == null ? OptionalLong.empty() : operations.millis(rule.unit(), time);
  }
}
