/// The ingress under fault: the ingress as it ships, in a process of its own, on a real broker, and
/// a ledger of what its senders were told.
@NullMarked
package io.penstock.proof.system.faults;

import org.jspecify.annotations.NullMarked;
