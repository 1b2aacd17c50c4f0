package io.penstock.proof.simulator.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How a call fails. It goes wrong instead of the answer, in its content, or in its delivery.
public sealed interface ApiFault {

  /// The word for this fault in the journal.
  default String label() {
    return switch (this) {
      case Status(var status, var body) -> status + "-" + body.label();
      case TooManyRequests(_, var date) -> date ? "429-date" : "429-seconds";
      case Redirect _ -> "redirect";
      case SignInPage() -> "sign-in-page";
      case NotJson() -> "not-json";
      case Oversized _ -> "oversized";
      case WithoutIds() -> "without-ids";
      case ShiftedRows(var by) -> by > 0 ? "rows-skipped" : "rows-repeated";
      case Listing(var defect) ->
          "list-" + defect.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Gone() -> "gone";
      case Silence() -> "silence";
      case Truncated() -> "truncated";
      case Trickle _ -> "trickle";
      case Endless() -> "endless";
    };
  }

  /// The answer is another one; the source is not read.
  sealed interface InsteadOfAnswer extends ApiFault {}

  /// The content of a 200, or of a 404 for [Gone], is wrong.
  sealed interface InContent extends ApiFault {}

  /// The answer is right, but its bytes do not arrive as they should.
  sealed interface InDelivery extends ApiFault {}

  /// The body of an error.
  enum ErrorBody {
    /// The API's own error.
    JSON,

    /// The page of a proxy.
    HTML,

    /// No body.
    EMPTY;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// An error of the server, or any other status.
  record Status(int status, ErrorBody body) implements InsteadOfAnswer {}

  /// 429 although the connection is within its limit.
  ///
  /// @param retryAfter the time in `Retry-After`
  /// @param date whether `Retry-After` is an HTTP date; else it is a number of seconds
  record TooManyRequests(Duration retryAfter, boolean date) implements InsteadOfAnswer {}

  /// 302 to another host.
  record Redirect(URI to) implements InsteadOfAnswer {}

  /// 200 with the HTML of a sign-in page.
  record SignInPage() implements InsteadOfAnswer {}

  /// The body is cut in its middle, and its length is right.
  record NotJson() implements InContent {}

  /// The body is a valid answer of at least so many bytes.
  record Oversized(int bytes) implements InContent {}

  /// The entities have no id.
  record WithoutIds() implements InContent {}

  /// Entities entered or left the listing before this page while the listing was read.
  ///
  /// @param by how many rows the page begins later, so that rows are missed; negative if it begins
  ///   earlier, so that rows repeat. The first page never begins earlier.
  record ShiftedRows(int by) implements InContent {}

  /// The listing is defective.
  record Listing(ListDefect defect) implements InContent {}

  /// An entity that does not exist is answered 410.
  record Gone() implements InContent {}

  /// No answer. The call ends when the client closes the socket.
  record Silence() implements InDelivery {}

  /// Half of the body, then the socket is closed.
  record Truncated() implements InDelivery {}

  /// The answer arrives in small pieces.
  ///
  /// @param bytes the bytes of a piece
  /// @param pause the time between two pieces
  record Trickle(int bytes, Duration pause) implements InDelivery {}

  /// After the body, blanks follow without end.
  record Endless() implements InDelivery {}

  /// The errors of servers and of the proxies before them.
  static List<ApiFault> serverErrors() {
    return List.of(
        new Status(500, ErrorBody.JSON),
        new Status(500, ErrorBody.EMPTY),
        new Status(502, ErrorBody.HTML),
        new Status(503, ErrorBody.JSON),
        new Status(503, ErrorBody.HTML),
        new Status(504, ErrorBody.HTML));
  }

  /// Answers that can't be read.
  static List<ApiFault> unreadable() {
    return List.of(new NotJson(), new SignInPage(), new Truncated(), new WithoutIds());
  }

  /// 429 with both forms of `Retry-After`.
  static List<ApiFault> tooManyRequests(Duration retryAfter) {
    return List.of(new TooManyRequests(retryAfter, false), new TooManyRequests(retryAfter, true));
  }
}
