/// A look at what was refused: a few of the newest refused webhooks, for operators.
@NullMarked
package io.penstock.ingress.samples;

import org.jspecify.annotations.NullMarked;
