/// The operator's commands on a real broker.
@NullMarked
package io.penstock.standalone.commands;

import org.jspecify.annotations.NullMarked;
