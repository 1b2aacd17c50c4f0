/// Exactly-once, proven on a real broker: processors die, freeze and are fenced under load, and
/// then what they wrote is what the model makes of the raw topic, byte for byte.
@NullMarked
package io.penstock.proof.system.crashes;

import org.jspecify.annotations.NullMarked;
