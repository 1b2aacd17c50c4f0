/// A simulated Makini: sends webhooks as the real one does, and keeps a ledger.
@NullMarked
package io.penstock.proof.simulator;

import org.jspecify.annotations.NullMarked;
