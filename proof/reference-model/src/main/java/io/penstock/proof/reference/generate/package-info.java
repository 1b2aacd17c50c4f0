/// Generates random settings and logs for the model and the processor, each from a seed.
@NullMarked
package io.penstock.proof.reference.generate;

import org.jspecify.annotations.NullMarked;
