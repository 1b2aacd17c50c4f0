/// The ingress's work on one webhook, part by part, without network or broker.
@NullMarked
package io.penstock.proof.benchmarks.microbenchmarks;

import org.jspecify.annotations.NullMarked;
