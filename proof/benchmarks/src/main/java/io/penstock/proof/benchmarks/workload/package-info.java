/// The webhooks and raw topics that the benchmarks measure with.
@NullMarked
package io.penstock.proof.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
