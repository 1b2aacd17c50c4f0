package io.penstock.cli.send;

import io.penstock.cli.output.JsonLine;
import io.penstock.cli.output.Paint;
import io.penstock.settings.Redaction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The result of posting one webhook: its last answer.
///
/// @param number how many webhooks were answered so far, including this webhook
/// @param attempts how often the webhook was posted
/// @param millis the time from the first attempt to the last answer, in milliseconds
record PostResult(int number, IngressResponse answer, int attempts, long millis) {

  /// The result as a line for people.
  String line(Paint paint) {
    return switch (answer) {
      case IngressResponse.Given given ->
          joined(
              paint(given, paint),
              given.id() == null ? null : "id " + given.id(),
              given.receipt() == null ? null : "receipt " + given.receipt(),
              millis + " ms",
              attempts == 1 ? null : attempts + " attempts");
      case IngressResponse.Missing(var reason) ->
          joined(paint.yellow(answer.label()), reason, millis + " ms");
      case IngressResponse.Unreachable(var reason) -> joined(paint.red(answer.label()), reason);
    };
  }

  private static String paint(IngressResponse.Given given, Paint paint) {
    var text = given.status() + " " + Redaction.oneLine(given.label());
    if (given.stored()) {
      return paint.green(text);
    }
    return given.temporary() ? paint.yellow(text) : paint.red(text);
  }

  private static String joined(String first, @Nullable String... more) {
    return Stream.concat(Stream.of(first), rest(more)).collect(Collectors.joining("  "));
  }

  private static Stream<String> rest(@Nullable String... more) {
    return Stream.of(more)
        .mapMulti(
            (each, to) -> {
              if (each != null) {
                to.accept(Redaction.oneLine(each));
              }
            });
  }

  /// The result as a JSON line for scripts: absent members are JSON `null`.
  String json() {
    var line = new JsonLine().with("number", number).with("label", answer.label());
    switch (answer) {
      case IngressResponse.Given given ->
          line.with("status", given.status())
              .with("id", given.id())
              .with("receipt", given.receipt());
      case IngressResponse.Missing(var reason) -> line.with("reason", reason);
      case IngressResponse.Unreachable(var reason) -> line.with("reason", reason);
    }
    return line.with("attempts", attempts).with("ms", millis).toString();
  }
}
