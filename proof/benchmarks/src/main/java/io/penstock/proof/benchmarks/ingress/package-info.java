/// The programs that the ingress is compared with, each in its own process.
@NullMarked
package io.penstock.proof.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
