/// A look at what was refused: a few of the newest refused webhooks, for operators.
@NullMarked
package io.penstock.ingress.operate.samples;

import org.jspecify.annotations.NullMarked;
