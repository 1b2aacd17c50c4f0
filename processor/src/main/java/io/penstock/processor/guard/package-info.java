/// What keeps an operator from silent loss: whether the logs, the offsets and the state still
/// belong together, decided from facts alone.
@NullMarked
package io.penstock.processor.guard;

import org.jspecify.annotations.NullMarked;
