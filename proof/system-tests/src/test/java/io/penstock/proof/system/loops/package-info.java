/// The watch on event loops: whether a loop is late because of what runs on it.
@NullMarked
package io.penstock.proof.system.loops;

import org.jspecify.annotations.NullMarked;
