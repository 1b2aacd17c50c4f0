package io.penstock.proof.reference;

/// Is told which cases of the rules occur, so that tests know what generated logs contain.
@FunctionalInterface
interface LawCases {
  LawCases IGNORED = _ -> {};

  void occurs(String name);
}
