package io.penstock.processor.fold;

import io.penstock.processor.emit.EntityChange;
import io.penstock.processor.order.OrderKey;

/// A change as it comes, before its place is decided.
///
/// @param key what it is ordered by; for a deletion without content what it is at least
/// @param contentless whether it is a deletion without content, which is never late: it takes a key
///   behind all that is known of its entity
record ArrivedChange(EntityChange change, OrderKey key, boolean contentless) {}
