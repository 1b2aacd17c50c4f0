package io.penstock.ingress.operate.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.penstock.ingress.publish.TraceContext;
import io.penstock.senders.signature.Headers;

/// The trace that a request's sender says it belongs to (W3C Trace Context), where it says so by
/// the rules that hold for the record too. Its `tracestate` is left to the record.
final class SenderTrace {
  private SenderTrace() {}

  /// The parent of the request's span; a root where nobody names one.
  static Context of(Headers headers) {
    var parents = headers.values("traceparent");
    if (parents.size() != 1 || !TraceContext.valid(parents.getFirst())) {
      return Context.root();
    }
    var parent = parents.getFirst();
    var remote =
        SpanContext.createFromRemoteParent(
            parent.substring(3, 35),
            parent.substring(36, 52),
            TraceFlags.fromHex(parent, 53),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }
}
