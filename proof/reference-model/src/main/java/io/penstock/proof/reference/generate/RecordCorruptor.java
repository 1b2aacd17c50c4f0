package io.penstock.proof.reference.generate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.reference.Header;

/// Corrupts the headers or the body of records.
final class RecordCorruptor {
  private final SeededRandom random;

  RecordCorruptor(SeededRandom random) {
    this.random = random;
  }

  RawRecordDraft spoil(RawRecordDraft draft) {
    var spoiled = random.oneIn(2) ? spoilBody(draft) : spoilHeaders(draft);
    return random.oneIn(5) ? spoilHeaders(spoiled) : spoiled;
  }

  private RawRecordDraft spoilHeaders(RawRecordDraft draft) {
    return switch (random.below(11)) {
      case 0 -> draft.withKey(null);
      case 1 -> draft.withKey(random.pick("", "a b", "a/b", "x".repeat(129)).getBytes(UTF_8));
      case 2 -> draft.withKey("conn-ü".getBytes(ISO_8859_1));
      case 3 -> draft.without("webhook-id");
      case 4 -> draft.without("recipe");
      case 5 -> draft.but("recipe", "pastry");
      case 6 -> draft.without("origin");
      case 7 -> draft.but("origin", "hearsay");
      case 8 -> draft.without("webhook-id").and(new Header("webhook-id", null));
      case 9 -> draft.but("webhook-id", "ü".repeat(random.pick(256, 257, 20_000)));
      default -> draft.and("content-encoding", "gzip");
    };
  }

  RawRecordDraft spoilBody(RawRecordDraft draft) {
    return switch (random.below(8)) {
      case 0 -> draft.withValue(null);
      case 1 -> draft.withValue(new byte[0]);
      case 2 -> draft.withValue("{\"event\":\"assets.updated\",\"data\":{\"id\":".getBytes(UTF_8));
      case 3 -> draft.withValue("{\"event\":\"ü\"}".getBytes(ISO_8859_1));
      case 4 -> draft.withValue("{\"event\":\"assets.updated\"} x".getBytes(UTF_8));
      case 5 -> draft.withValue(data("[".repeat(150) + "]".repeat(150)));
      case 6 -> draft.withValue(data("[{\"id\":\"e-1\",\"extra\":" + "1".repeat(1_001) + "}]"));
      default -> draft.withValue("[1]".getBytes(UTF_8));
    };
  }

  private static byte[] data(String content) {
    return ("{\"event\":\"assets.updated\",\"data\":" + content + "}").getBytes(UTF_8);
  }
}
