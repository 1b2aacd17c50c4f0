package io.penstock.ingress.pull.fetch;

import io.penstock.schemas.FetchRequest;
import org.jspecify.annotations.Nullable;

/// A request to fetch entities whose ids are not all finished. Used by one event loop.
public final class RequestInFlight {
  private final int partition;
  private final long offset;
  private final FetchRequest request;
  private final @Nullable String traceparent;
  private final Runnable whenFinished;
  private int unfinished;

  /// A request none of whose ids is finished.
  ///
  /// @param partition of the request's record
  /// @param offset of the request's record
  /// @param traceparent the header of the request's record; `null` if it has none
  /// @param whenFinished is called once, when each id is finished
  public RequestInFlight(
      int partition,
      long offset,
      FetchRequest request,
      @Nullable String traceparent,
      Runnable whenFinished) {
    this.partition = partition;
    this.offset = offset;
    this.request = request;
    this.traceparent = traceparent;
    this.whenFinished = whenFinished;
    this.unfinished = request.ids().size();
  }

  public int partition() {
    return partition;
  }

  public long offset() {
    return offset;
  }

  public FetchRequest request() {
    return request;
  }

  public @Nullable String traceparent() {
    return traceparent;
  }

  /// Finishes one of its ids: the id was answered, given up or dropped.
  void finishOne() {
    if (unfinished == 0) {
      throw new IllegalStateException("all ids were finished before: offset " + offset);
    }
    unfinished--;
    if (unfinished == 0) {
      whenFinished.run();
    }
  }
}
