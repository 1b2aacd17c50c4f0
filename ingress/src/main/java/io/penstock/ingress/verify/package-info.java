/// Whether a body is its sender's, and which delivery it is. Pure: bytes in, verdict out.
@NullMarked
package io.penstock.ingress.verify;

import org.jspecify.annotations.NullMarked;
