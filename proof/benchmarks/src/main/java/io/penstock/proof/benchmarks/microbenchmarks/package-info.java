/// Microbenchmarks of the ingress's steps for one webhook, without network or broker.
@NullMarked
package io.penstock.proof.benchmarks.microbenchmarks;

import org.jspecify.annotations.NullMarked;
