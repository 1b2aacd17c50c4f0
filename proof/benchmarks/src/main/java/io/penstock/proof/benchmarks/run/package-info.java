/// One rung at a time on a broker, in processes of their own.
@NullMarked
package io.penstock.proof.benchmarks.run;

import org.jspecify.annotations.NullMarked;
