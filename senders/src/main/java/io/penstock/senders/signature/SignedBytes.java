package io.penstock.senders.signature;

import io.penstock.senders.recipe.SignedContent;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/// The bytes that a sender signed, as pieces in their order.
public record SignedBytes(List<Slice> slices) {

  public SignedBytes {
    slices = List.copyOf(slices);
  }

  /// The body alone.
  public static SignedBytes of(byte[] body) {
    return new SignedBytes(List.of(Slice.of(body)));
  }

  /// What the template stands for; `null` where the body lacks a member of it.
  ///
  /// @param id as its header has it
  /// @param time as it was written
  public static @Nullable SignedBytes of(
      SignedContent content, String id, String time, byte[] body) {
    return of(content, id, time, body, VerificationOperations.PLAIN);
  }

  /// The same by these operations.
  static @Nullable SignedBytes of(
      SignedContent content,
      String id,
      String time,
      byte[] body,
      VerificationOperations operations) {
    if (content.bodyAlone()) {
      return of(body);
    }
    var slices = new ArrayList<Slice>();
    for (var part : content.parts()) {
      var slice = slice(part, id, time, body, operations);
      if (slice == null) {
        return null;
      }
      slices.add(slice);
    }
    return new SignedBytes(slices);
  }

  private static @Nullable Slice slice(
      SignedContent.Part part,
      String id,
      String time,
      byte[] body,
      VerificationOperations operations) {
    return switch (part) {
      case SignedContent.Part.Text(var text) -> Slice.of(text);
      case SignedContent.Part.Id() -> Slice.of(id);
      case SignedContent.Part.Time() -> Slice.of(time);
      case SignedContent.Part.Body() -> Slice.of(body);
      case SignedContent.Part.Member(var pointer) -> operations.member(body, pointer);
    };
  }

  /// How many bytes they are.
  public int length() {
    int length = 0;
    for (var slice : slices) {
      length += slice.length();
    }
    return length;
  }

  /// Feeds all but the first so many of them to a MAC, which is begun anew then.
  ///
  /// @param from at most [#length]
  public void feed(Mac keyed, int from) {
    int skipped = from;
    for (var slice : slices) {
      int here = Math.min(skipped, slice.length());
      keyed.update(slice.array(), slice.from() + here, slice.length() - here);
      skipped -= here;
    }
    keyed.reset();
  }

  /// Computes their MAC, and leaves it ready for the next.
  public byte[] mac(Mac keyed) {
    for (var slice : slices) {
      keyed.update(slice.array(), slice.from(), slice.length());
    }
    return keyed.doFinal();
  }
}
