/// How a webhook's signature is computed and read, by its sender's recipe. Pure: no clock, no
/// network.
@NullMarked
package io.penstock.senders.signature;

import org.jspecify.annotations.NullMarked;
