/// Outputs as records: events and dead letters.
@NullMarked
package io.penstock.processor.emit;

import org.jspecify.annotations.NullMarked;
