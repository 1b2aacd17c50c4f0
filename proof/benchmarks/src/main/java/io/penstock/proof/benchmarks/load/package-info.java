/// The webhooks that are measured with.
@NullMarked
package io.penstock.proof.benchmarks.load;

import org.jspecify.annotations.NullMarked;
