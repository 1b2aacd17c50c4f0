package io.penstock.proof.simulator.judge;

/// What the lines promise, in the words of the table.
final class Promises {
  static final String STORED = "every 200 is in the raw topic, byte for byte";
  static final String RECEIPTS = "no two 200s share a receipt";
  static final String DELIVERED = "every genuine webhook is delivered";
  static final String STRANGERS = "nothing else is in the raw topic, and no copy too many";
  static final String UNWELCOME = "no byte of a refused one is in the raw topic";
  static final String PLACES = "each connection stands in one partition";
  static final String UNAUTHORIZED = "refused with 401: forged, unsigned";
  static final String GONE = "refused with 410: disconnected";
  static final String ADMITTED = "no genuine webhook is refused";
  static final String EMITTED = "each change in time is emitted once, in its turn";
  static final String LATE = "each late change is on the late topic once";
  static final String UNCHANGED = "a change that says nothing new emits nothing";
  static final String REPEATS = "a repeat emits nothing";
  static final String ANSWERS = "each answer that changes something is emitted once, in its turn";
  static final String NO_NEWS = "an answer that changes nothing emits nothing";
  static final String STATES = "each answer of an API is a state of its source, byte for byte";
  static final String ENDS = "each entity of an API ends in the state of its source";
  static final String OTHERS = "nothing else is emitted";
  static final String SEQUENCES = "each entity's sequence is 1, 2, 3, ... as it is read";
  static final String IDS = "no event id twice on any topic";
  static final String KEYS = "order keys are the changed times and never decrease";
  static final String ENVELOPES = "key, partition, time, headers and envelope of each event fit";
  static final String CONTENTS = "each event shows what its webhook or its answer said";
  static final String GENERIC = "what names no entity is a generic event, once and in order";
  static final String LETTERS = "what nobody can read is a dead letter, untouched";
  static final String REQUESTS = "entities are asked for when they must be, once and in order";
  static final String TESTS = "nothing is on the topic of test events";

  private Promises() {}
}
