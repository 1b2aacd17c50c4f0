/// The webhooks that are measured with.
@NullMarked
package io.penstock.benchmarks.load;

import org.jspecify.annotations.NullMarked;
