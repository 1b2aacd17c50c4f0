/// Where the CPU time goes.
@NullMarked
package io.penstock.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
