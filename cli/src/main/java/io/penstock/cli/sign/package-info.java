/// Signatures as a recipe has them, and the command that prints them.
@NullMarked
package io.penstock.cli.sign;

import org.jspecify.annotations.NullMarked;
