package io.penstock.processor.guard;

import org.jspecify.annotations.Nullable;

/// A raw partition as it is now. What may only grow is asked for so that a look that takes time
/// can't deceive: the beginning first, the end last.
///
/// @param beginning the offset of the oldest record that is still there
/// @param committed `null` where the group has no offset
/// @param end the offset that the next record will get
public record Partition(long beginning, @Nullable Committed committed, long end) {}
