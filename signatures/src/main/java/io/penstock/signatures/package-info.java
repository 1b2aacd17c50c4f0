/// How a webhook's signature is computed and read, by its sender's recipe. Pure: no clock, no
/// network.
@NullMarked
package io.penstock.signatures;

import org.jspecify.annotations.NullMarked;
