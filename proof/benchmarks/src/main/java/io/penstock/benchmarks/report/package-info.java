/// What is printed.
@NullMarked
package io.penstock.benchmarks.report;

import org.jspecify.annotations.NullMarked;
