/// What is printed.
@NullMarked
package io.penstock.proof.benchmarks.report;

import org.jspecify.annotations.NullMarked;
