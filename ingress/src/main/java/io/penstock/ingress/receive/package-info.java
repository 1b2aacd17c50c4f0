/// The HTTP side: requests become bodies within limits, outcomes become answers.
@NullMarked
package io.penstock.ingress.receive;

import org.jspecify.annotations.NullMarked;
