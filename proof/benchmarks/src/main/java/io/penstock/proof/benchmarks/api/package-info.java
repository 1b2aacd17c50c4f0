/// The API that the pull side is benchmarked with, in its own process.
@NullMarked
package io.penstock.proof.benchmarks.api;

import org.jspecify.annotations.NullMarked;
