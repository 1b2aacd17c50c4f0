package io.penstock.ingress.publish;

import io.penstock.schemas.RawRecordHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of W3C Trace Context, level 1, for a valid `traceparent` and for shortening a
/// `tracestate`.
public final class TraceContext {
  private static final int STATE_MEMBERS_MAX = 32;

  /// Members longer than this are removed first.
  private static final int STATE_MEMBER_CHARS = 128;

  private static final String KEY = "[a-z0-9][a-z0-9_*/@-]{0,255}";
  private static final String VALUE = "[\\x20-\\x7e&&[^,=]]{0,255}[\\x21-\\x7e&&[^,=]]";
  private static final Pattern STATE_MEMBER = Pattern.compile(KEY + "=" + VALUE);

  private TraceContext() {}

  /// Shortens a `tracestate`. A text of at most [RawRecordHeaders#TRACESTATE_CHARS_MAX] characters
  /// is kept whole. From a longer one, members are removed as section 3.3.1.5 of the recommendation
  /// says: first those of more than 128 characters, then from the end.
  ///
  /// @return `null` if the text is not 1 to 32 members `key=value` separated by commas (empty
  ///   members don't count), or if no member is left
  public static @Nullable String keptState(String tracestate) {
    var members =
        Arrays.stream(tracestate.split(",", -1))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .toList();
    if (members.isEmpty()
        || members.size() > STATE_MEMBERS_MAX
        || !members.stream().allMatch(member -> STATE_MEMBER.matcher(member).matches())) {
      return null;
    }
    return tracestate.length() <= RawRecordHeaders.TRACESTATE_CHARS_MAX
        ? tracestate
        : bounded(members);
  }

  private static @Nullable String bounded(List<String> members) {
    var kept = new ArrayList<>(members);
    for (int i = kept.size() - 1; i >= 0 && tooLong(kept); i--) {
      if (kept.get(i).length() > STATE_MEMBER_CHARS) {
        kept.remove(i);
      }
    }
    while (tooLong(kept)) {
      kept.removeLast();
    }
    return kept.isEmpty() ? null : String.join(",", kept);
  }

  private static boolean tooLong(List<String> members) {
    return String.join(",", members).length() > RawRecordHeaders.TRACESTATE_CHARS_MAX;
  }

  /// Whether the text is `<version>-<32 hex trace id>-<16 hex parent id>-<2 hex flags>` in lower
  /// case, and neither id is all zero. A version after `00` may append fields of unlimited length.
  /// Such a text is not valid here.
  public static boolean valid(String traceparent) {
    return traceparent.length() == RawRecordHeaders.TRACEPARENT_CHARS_MAX
        && hex(traceparent, 0, 2)
        && hex(traceparent, 3, 35)
        && hex(traceparent, 36, 52)
        && hex(traceparent, 53, 55)
        && dashes(traceparent)
        && !traceparent.startsWith("ff")
        && !zero(traceparent, 3, 35)
        && !zero(traceparent, 36, 52);
  }

  private static boolean dashes(String text) {
    return text.charAt(2) == '-' && text.charAt(35) == '-' && text.charAt(52) == '-';
  }

  private static boolean hex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      var c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean zero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
