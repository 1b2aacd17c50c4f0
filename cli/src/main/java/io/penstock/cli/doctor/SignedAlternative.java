package io.penstock.cli.doctor;

import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.recipe.ValueLocations;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A signed content that differs from the recipe's.
///
/// @param time the location of its time; `null` if the content includes no time
/// @param idHeader the header of its id; `null` if the content includes no id
record SignedAlternative(
    SignedContent signs, @Nullable SignedTime time, @Nullable String idHeader) {

  /// The signature scheme with this content and time.
  SignatureScheme in(SignatureScheme rule) {
    return new SignatureScheme(
        rule.header(),
        rule.format(),
        rule.algorithm(),
        rule.encoding(),
        rule.secretEncoding(),
        signs,
        time);
  }

  /// The locations of a webhook's id, with the signed header first.
  ValueLocations idBefore(ValueLocations places) {
    if (idHeader == null) {
      return places;
    }
    var headers = new ArrayList<>(places.headers());
    headers.remove(idHeader);
    headers.addFirst(idHeader);
    return new ValueLocations(headers, places.pointers());
  }

  /// Completes `matches if ...`.
  String words() {
    return "what is signed is "
        + signs
        + timeWords()
        + (idHeader == null ? "" : ", the id in " + idHeader);
  }

  private String timeWords() {
    return time == null
        ? ""
        : switch (time.source()) {
          case SignedTime.Source.Header(var name) -> ", the time in " + name;
          case SignedTime.Source.Pair(var label) -> ", the time in the pair " + label;
          case SignedTime.Source.Member(var pointer) -> ", the time in " + pointer;
        };
  }
}
