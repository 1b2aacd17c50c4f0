/// The load generator of the benchmarks: requests signed in advance, and connections that send
/// them.
@NullMarked
package io.penstock.proof.benchmarks.loadgenerator;

import org.jspecify.annotations.NullMarked;
