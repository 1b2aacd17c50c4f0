package io.penstock.ingress.verify;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.signature.Headers;
import io.penstock.senders.signature.Slice;
import io.penstock.senders.signature.VerificationOperations;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The product's operations, counted: how often each is asked for, over how much.
final class CountingOperations implements VerificationOperations {
  private final Map<String, Long> counts = new TreeMap<>();

  /// What was counted since the last call.
  Map<String, Long> take() {
    var taken = Map.copyOf(counts);
    counts.clear();
    return taken;
  }

  /// The headers, each look counted.
  Headers counted(Headers headers) {
    return name -> {
      count("looks at " + name, 1);
      return headers.values(name);
    };
  }

  private void count(String what, long amount) {
    counts.merge(what, amount, Long::sum);
  }

  @Override
  public byte @Nullable [] decode(String text, Encoding encoding, int macBytes) {
    count("decodings", 1);
    count("characters decoded", text.length());
    return VerificationOperations.super.decode(text, encoding, macBytes);
  }

  /// The JDK's time goes by what stands first.
  @Override
  public boolean equal(byte[] presented, byte[] expected) {
    count("comparisons", 1);
    count("bytes compared", presented.length);
    return VerificationOperations.super.equal(presented, expected);
  }

  @Override
  public OptionalLong millis(SignedTime.Unit unit, String time) {
    count("times read", 1);
    count("characters of times", time.length());
    return VerificationOperations.super.millis(unit, time);
  }

  @Override
  public @Nullable Slice member(byte[] body, JsonPointer pointer) {
    count("members looked for", 1);
    count("bytes searched", body.length);
    return VerificationOperations.super.member(body, pointer);
  }
}
