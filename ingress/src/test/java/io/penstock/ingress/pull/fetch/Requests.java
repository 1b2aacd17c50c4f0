package io.penstock.ingress.pull.fetch;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.List;

/// Requests of tests.
public final class Requests {
  public static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private Requests() {}

  /// A request for purchase orders.
  public static FetchRequest request(Instant notBefore, String... ids) {
    return new FetchRequest(
        "conn-42",
        EntityTypes.PURCHASE_ORDER,
        List.of(ids),
        Operation.UPDATED,
        new FetchRequest.Cause(3, 41),
        2,
        notBefore);
  }

  /// The same in flight, from partition 3, offset 17.
  static RequestInFlight inFlight(Instant notBefore, Runnable whenFinished, String... ids) {
    return new RequestInFlight(3, 17, request(notBefore, ids), null, whenFinished);
  }
}
