/// What the ingress is compared to: the rungs of a ladder, each in a process of its own.
@NullMarked
package io.penstock.proof.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
