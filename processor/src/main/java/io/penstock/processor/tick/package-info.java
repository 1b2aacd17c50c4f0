/// Ticks: records that carry only time, so that held items of a silent partition are released.
@NullMarked
package io.penstock.processor.tick;

import org.jspecify.annotations.NullMarked;
