/// What stands on a bridge's topics, a line a record.
@NullMarked
package io.penstock.cli.tail;

import org.jspecify.annotations.NullMarked;
