/// The operator's commands, which work against any bridge.
@NullMarked
package io.penstock.cli;

import org.jspecify.annotations.NullMarked;
