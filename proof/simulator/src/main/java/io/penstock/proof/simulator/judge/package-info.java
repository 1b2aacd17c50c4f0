/// The judge of a demo, which compares the ledger of a simulated sender with what a consumer found.
///
/// It shares no code with the services except the names and tables of the contracts, so that it
/// can't repeat their mistakes.
@NullMarked
package io.penstock.proof.simulator.judge;

import org.jspecify.annotations.NullMarked;
