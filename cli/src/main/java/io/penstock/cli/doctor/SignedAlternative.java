package io.penstock.cli.doctor;

import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.recipe.ValueLocations;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// What else may be signed than the recipe says.
///
/// @param time where its time stands; `null` where none is in it
/// @param idHeader where its id stands; `null` where none is in it
record SignedAlternative(
    SignedContent signs, @Nullable SignedTime time, @Nullable String idHeader) {

  /// The rule with this in it.
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

  /// Where a webhook's id is looked for, with the signed one first.
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
