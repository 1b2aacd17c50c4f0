/// The pull side, proven on a real broker with a simulated API: whatever the API does, entities end
/// in the source's state, and no connection waits for another.
@NullMarked
package io.penstock.proof.system.pull;

import org.jspecify.annotations.NullMarked;
