/// Ticks: records that carry nothing but time, so that what is held in a silent partition is
/// released.
@NullMarked
package io.penstock.processor.tick;

import org.jspecify.annotations.NullMarked;
