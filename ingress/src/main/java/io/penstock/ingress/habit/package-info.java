/// What is usual for each connection, learnt from its genuine webhooks.
@NullMarked
package io.penstock.ingress.habit;

import org.jspecify.annotations.NullMarked;
