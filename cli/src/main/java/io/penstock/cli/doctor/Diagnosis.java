package io.penstock.cli.doctor;

import io.penstock.cli.doctor.RequestFacts.RequestFact;
import java.util.List;

/// Why a webhook was refused, as far as its request tells.
sealed interface Diagnosis {

  /// It is good as it is: the ingress takes it.
  record Good(String key) implements Diagnosis {}

  /// The signature is good, and it is refused for something else.
  ///
  /// @param facts what for
  record GoodBut(String key, List<RequestFact> facts) implements Diagnosis {
    public GoodBut {
      facts = List.copyOf(facts);
    }
  }

  /// It is good if something is otherwise.
  record GoodIf(List<SigningMatch> matches) implements Diagnosis {
    public GoodIf {
      matches = List.copyOf(matches);
    }
  }

  /// No header of it reads as a signature.
  record Unsigned() implements Diagnosis {}

  /// Nothing that was tried makes it good.
  record Unexplained() implements Diagnosis {}

  /// From what was found.
  ///
  /// @param signed whether anything reads as a signature
  static Diagnosis of(
      boolean signed, List<RequestFact> facts, SigningDifferenceSearch.Found found) {
    if (found.matches().isEmpty()) {
      return signed ? new Unexplained() : new Unsigned();
    }
    var first = found.matches().getFirst();
    if (!first.changes().isEmpty()) {
      return new GoodIf(found.matches());
    }
    var key = first.attempt().secret().file();
    var wrong = facts.stream().filter(RequestFact::wrong).toList();
    return wrong.isEmpty() ? new Good(key) : new GoodBut(key, wrong);
  }

  /// The word for it in JSON.
  default String label() {
    return switch (this) {
      case Good _ -> "good";
      case GoodBut _ -> "good-but";
      case GoodIf _ -> "good-if";
      case Unsigned _ -> "unsigned";
      case Unexplained _ -> "unexplained";
    };
  }
}
