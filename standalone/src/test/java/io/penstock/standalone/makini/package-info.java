/// The simulated Makini, held against the real processor.
@NullMarked
package io.penstock.standalone.makini;

import org.jspecify.annotations.NullMarked;
