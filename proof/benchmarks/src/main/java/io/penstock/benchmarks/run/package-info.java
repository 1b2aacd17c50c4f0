/// One rung at a time on a broker, in processes of their own.
@NullMarked
package io.penstock.benchmarks.run;

import org.jspecify.annotations.NullMarked;
