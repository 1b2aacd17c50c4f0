/// The operator's commands, which work against any bridge.
@NullMarked
package io.penstock.commands;

import org.jspecify.annotations.NullMarked;
