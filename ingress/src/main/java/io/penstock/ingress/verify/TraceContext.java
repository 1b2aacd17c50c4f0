package io.penstock.ingress.verify;

import java.util.Arrays;
import java.util.regex.Pattern;

/// W3C Trace Context, level 1: which `traceparent` and which `tracestate` is valid.
public final class TraceContext {
  private static final int STATE_MEMBERS_MAX = 32;
  private static final String KEY = "[a-z0-9][a-z0-9_*/@-]{0,255}";
  private static final String VALUE = "[\\x20-\\x7e&&[^,=]]{0,255}[\\x21-\\x7e&&[^,=]]";
  private static final Pattern STATE_MEMBER = Pattern.compile(KEY + "=" + VALUE);

  private TraceContext() {}

  /// Whether the text is 1 to 32 members `key=value` with commas between; empty ones don't count.
  public static boolean validState(String tracestate) {
    var members =
        Arrays.stream(tracestate.split(",", -1))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .toList();
    return !members.isEmpty()
        && members.size() <= STATE_MEMBERS_MAX
        && members.stream().allMatch(member -> STATE_MEMBER.matcher(member).matches());
  }

  /// Whether the text is `<version>-<32 hex trace id>-<16 hex parent id>-<2 hex flags>` in lower
  /// case, with neither id all zero; a version after `00` may carry more behind a dash.
  public static boolean valid(String traceparent) {
    if (traceparent.length() < 55
        || !hex(traceparent, 0, 2)
        || !hex(traceparent, 3, 35)
        || !hex(traceparent, 36, 52)
        || !hex(traceparent, 53, 55)) {
      return false;
    }
    return dashes(traceparent)
        && !traceparent.startsWith("ff")
        && !zero(traceparent, 3, 35)
        && !zero(traceparent, 36, 52)
        && (traceparent.length() == 55
            || (!traceparent.startsWith("00") && traceparent.charAt(55) == '-'));
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
