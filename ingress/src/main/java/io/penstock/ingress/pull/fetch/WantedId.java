package io.penstock.ingress.pull.fetch;

import io.penstock.schemas.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One id of a request. It is finished exactly once.
///
/// @param index of the id in the request
public record WantedId(RequestInFlight of, int index) {

  /// The ids of a request, in its order.
  public static List<WantedId> all(RequestInFlight request) {
    var ids = new ArrayList<WantedId>();
    for (int index = 0; index < request.request().ids().size(); index++) {
      ids.add(new WantedId(request, index));
    }
    return ids;
  }

  public String id() {
    return of.request().ids().get(index);
  }

  public EntityType type() {
    return of.request().type();
  }

  /// The earliest time at which the API may be asked.
  public Instant notBefore() {
    return of.request().notBefore();
  }

  /// The offset of the raw record that asks.
  public long cause() {
    return of.request().cause().offset();
  }

  /// Finishes the id: it was answered, given up or dropped.
  public void finish() {
    of.finishOne();
  }
}
