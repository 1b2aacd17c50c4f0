/// Decides what becomes of a request. Pure: it takes values and the time, and does nothing else.
@NullMarked
package io.penstock.ingress.intake;

import org.jspecify.annotations.NullMarked;
