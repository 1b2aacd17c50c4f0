package io.penstock.ingress.intake;

import io.penstock.ingress.verify.Refusal;
import io.penstock.senders.connection.AsciiSet;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.signature.Headers;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Decides from a request's head alone whether its body is read. Cheap checks come first.
public final class HeadAdmission {
  private static final String PATH = "/webhooks";

  /// A host with an optional port; may be empty (RFC 9110, 7.2).
  private static final AsciiSet HOST = AsciiSet.of(AsciiSet.ALPHANUMERIC + "._~!$&'()*+,;=%:[]-");

  private final IngressLifecycle lifecycle;
  private final ByteBudget budget;
  private final long bodyBytesMax;
  private final BooleanSupplier namedInside;

  /// Creates the admission of one event loop.
  ///
  /// @param namedInside whether a header or the body may currently name the connection
  public HeadAdmission(
      IngressLifecycle lifecycle,
      ByteBudget budget,
      long bodyBytesMax,
      BooleanSupplier namedInside) {
    this.lifecycle = lifecycle;
    this.budget = budget;
    this.bodyBytesMax = bodyBytesMax;
    this.namedInside = namedInside;
  }

  /// The decision on one request.
  public sealed interface Decision {
    /// The body is read.
    ///
    /// @param connectionId the id in the path; empty if a header or the body must hold it
    record Admitted(String connectionId) implements Decision {}

    /// The body is not read.
    ///
    /// @param connectionId the id in the path; empty if the path has no valid id
    record Refused(Refusal refusal, String connectionId) implements Decision {}
  }

  public Decision decide(String method, String path, Headers headers) {
    var connectionId = path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "";
    var named = Connection.isId(connectionId);
    // First, because the end of a request is unknown if its framing is malformed.
    var declared = declared(headers);
    if (declared < 0 || malformed(headers)) {
      return new Decision.Refused(Refusal.MALFORMED, named ? connectionId : "");
    }
    // Without an id in the path, the body is parsed before it is verified. Only some recipes need
    // that.
    if (!named && !(path.equals(PATH) && namedInside.getAsBoolean())) {
      return new Decision.Refused(Refusal.NOT_FOUND, "");
    }
    if (!method.equals("POST")) {
      return new Decision.Refused(Refusal.WRONG_METHOD, connectionId);
    }
    return switch (lifecycle.entry()) {
      case IngressLifecycle.Entry.Closed(var why) -> new Decision.Refused(why, connectionId);
      case IngressLifecycle.Entry.Open() -> withinLimits(connectionId, declared);
    };
  }

  private Decision withinLimits(String connectionId, long declaredBytes) {
    if (declaredBytes > bodyBytesMax) {
      return new Decision.Refused(Refusal.TOO_LARGE, connectionId);
    }
    return budget.overShare(connectionId)
        ? new Decision.Refused(Refusal.OVER_SHARE, connectionId)
        : new Decision.Admitted(connectionId);
  }

  /// Whether the head violates a rule of RFC 9112 (3.2, 6.1) that the HTTP codec does not enforce.
  private static boolean malformed(Headers headers) {
    var codings = headers.values("transfer-encoding");
    return !oneHost(headers.values("host"))
        || !(codings.isEmpty() || (codings.size() == 1 && chunked(codings.getFirst())));
  }

  private static boolean oneHost(List<String> hosts) {
    return hosts.size() == 1 && HOST.spells(hosts.getFirst());
  }

  /// Names of transfer codings are case-insensitive (RFC 9112, 7).
  private static boolean chunked(String coding) {
    return coding.equalsIgnoreCase("chunked");
  }

  /// The declared length in bytes; 0 if none is declared, negative if the value is not a length.
  private static long declared(Headers headers) {
    var length = headers.first("content-length");
    if (length == null) {
      return 0;
    }
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
