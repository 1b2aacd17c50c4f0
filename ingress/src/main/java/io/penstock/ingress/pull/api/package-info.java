/// Calls of the connections' APIs: tokens, limits, retries. One event loop makes all calls.
@NullMarked
package io.penstock.ingress.pull.api;

import org.jspecify.annotations.NullMarked;
