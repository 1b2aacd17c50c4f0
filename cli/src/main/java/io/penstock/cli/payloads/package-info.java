/// What Makini sends: plausible content of industrial systems, in its own payload shapes.
@NullMarked
package io.penstock.cli.payloads;

import org.jspecify.annotations.NullMarked;
