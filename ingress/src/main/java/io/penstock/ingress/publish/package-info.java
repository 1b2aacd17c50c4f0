/// Verified deliveries become raw records that the broker has acknowledged.
@NullMarked
package io.penstock.ingress.publish;

import org.jspecify.annotations.NullMarked;
