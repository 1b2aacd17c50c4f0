/// Which deliveries were decided before, and for how long that counts.
@NullMarked
package io.penstock.processor.dedupe;

import org.jspecify.annotations.NullMarked;
