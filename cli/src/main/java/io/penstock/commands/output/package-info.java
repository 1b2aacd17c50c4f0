/// What commands print: plain text, colour, JSON lines.
@NullMarked
package io.penstock.commands.output;

import org.jspecify.annotations.NullMarked;
