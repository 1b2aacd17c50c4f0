/// Webhooks made up or read from a file, signed and posted to a bridge.
@NullMarked
package io.penstock.cli.send;

import org.jspecify.annotations.NullMarked;
