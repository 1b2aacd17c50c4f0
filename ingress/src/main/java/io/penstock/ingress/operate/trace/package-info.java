/// A webhook's way as spans, for whoever collects them. Off where nobody asks for it.
@NullMarked
package io.penstock.ingress.operate.trace;

import org.jspecify.annotations.NullMarked;
