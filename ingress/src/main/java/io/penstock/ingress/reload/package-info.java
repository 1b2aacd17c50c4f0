/// Files that operators change while we run: when they are read anew, and what counts of it.
@NullMarked
package io.penstock.ingress.reload;

import org.jspecify.annotations.NullMarked;
