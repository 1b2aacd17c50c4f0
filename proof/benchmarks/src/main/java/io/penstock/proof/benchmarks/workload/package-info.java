/// The webhooks that are measured with.
@NullMarked
package io.penstock.proof.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
