/// Each entity's changes in the order of their keys; what comes too late is told apart.
@NullMarked
package io.penstock.processor.order;

import org.jspecify.annotations.NullMarked;
