/// What the bridge costs, side by side with what it is compared to.
@NullMarked
package io.penstock.proof.benchmarks;

import org.jspecify.annotations.NullMarked;
