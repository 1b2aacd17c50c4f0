/// Where the CPU time goes.
@NullMarked
package io.penstock.proof.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
