/// The judge of a demo: holds the ledger of a simulated sender against what a consumer found.
///
/// It shares no code with the services but the names and tables of the contracts, so that it can't
/// share their mistakes.
@NullMarked
package io.penstock.proof.simulator.judge;

import org.jspecify.annotations.NullMarked;
