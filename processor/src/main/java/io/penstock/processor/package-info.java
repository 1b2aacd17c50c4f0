/// The processor: drops duplicates, normalizes, orders, and emits each change once.
///
/// A raw record travels `webhook` (read the envelope) > `dedupe` > `normalize` > `order`; `fold`
/// joins them into one function over a partition, and `streams` carries it out.
@NullMarked
package io.penstock.processor;

import org.jspecify.annotations.NullMarked;
