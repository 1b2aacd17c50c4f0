/// What commands print: plain text, colour, JSON lines.
@NullMarked
package io.penstock.cli.output;

import org.jspecify.annotations.NullMarked;
