/// Finds a few members in a body of JSON, in one pass that builds nothing.
@NullMarked
package io.penstock.ingress.scan;

import org.jspecify.annotations.NullMarked;
