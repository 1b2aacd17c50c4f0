/// Listing a connection's API on command: the command, its progress, and its requests in advance.
@NullMarked
package io.penstock.cli.poll;

import org.jspecify.annotations.NullMarked;
