/// The pull side: asks the connections' APIs and appends the answers to the raw topic. It shares no
/// event loop, buffer or producer with the webhooks.
@NullMarked
package io.penstock.ingress.pull;

import org.jspecify.annotations.NullMarked;
