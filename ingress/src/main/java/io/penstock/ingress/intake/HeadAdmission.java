package io.penstock.ingress.intake;

import io.penstock.ingress.verify.Refusal;
import io.penstock.senders.connection.AsciiSet;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.signature.Headers;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Decides from a request's head alone whether its body is read, cheapest reason first.
public final class HeadAdmission {
  private static final String PATH = "/webhooks";

  /// A host with or without its port, or nothing (RFC 9110, 7.2).
  private static final AsciiSet HOST = AsciiSet.of(AsciiSet.ALPHANUMERIC + "._~!$&'()*+,;=%:[]-");

  private final IngressLifecycle lifecycle;
  private final ByteBudget budget;
  private final long bodyBytesMax;
  private final BooleanSupplier namedInside;

  /// Decides for one loop.
  ///
  /// @param namedInside whether a header or the body may name the connection, now
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

  /// What is decided.
  public sealed interface Decision {
    /// Its body is read.
    ///
    /// @param connectionId as the path names it; empty where something else must
    record Admitted(String connectionId) implements Decision {}

    /// Its body is not read.
    ///
    /// @param connectionId as the request names it; empty where it names none
    record Refused(Refusal refusal, String connectionId) implements Decision {}
  }

  public Decision decide(String method, String path, Headers headers) {
    var connectionId = path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "";
    var named = Connection.isId(connectionId);
    // Before all else: where one request ends and the next begins is not known then.
    var declared = declared(headers);
    if (declared < 0 || malformed(headers)) {
      return new Decision.Refused(Refusal.MALFORMED, named ? connectionId : "");
    }
    // Without an id in the path a body would be parsed before it is verified: only if it must be.
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

  /// What the HTTP codec lets through although RFC 9112 (3.2, 6.1) does not.
  private static boolean malformed(Headers headers) {
    var codings = headers.values("transfer-encoding");
    return !oneHost(headers.values("host"))
        || !(codings.isEmpty() || (codings.size() == 1 && chunked(codings.getFirst())));
  }

  private static boolean oneHost(List<String> hosts) {
    return hosts.size() == 1 && HOST.spells(hosts.getFirst());
  }

  /// Names of codings know no case (RFC 9112, 7).
  private static boolean chunked(String coding) {
    return coding.equalsIgnoreCase("chunked");
  }

  /// The declared length in bytes; 0 where none is, -1 where it is no length.
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
