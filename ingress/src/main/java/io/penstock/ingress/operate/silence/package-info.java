/// What is usual for each connection, learnt from its genuine webhooks.
@NullMarked
package io.penstock.ingress.operate.silence;

import org.jspecify.annotations.NullMarked;
