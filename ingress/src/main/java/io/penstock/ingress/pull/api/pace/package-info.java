/// When the next call of a connection may begin, and which one it is. Nothing here knows a network,
/// a clock or a random source. Times are monotonic, in nanoseconds, with an arbitrary origin.
@NullMarked
package io.penstock.ingress.pull.api.pace;

import org.jspecify.annotations.NullMarked;
