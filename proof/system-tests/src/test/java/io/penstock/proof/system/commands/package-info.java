/// The operator's commands on a real broker.
@NullMarked
package io.penstock.proof.system.commands;

import org.jspecify.annotations.NullMarked;
