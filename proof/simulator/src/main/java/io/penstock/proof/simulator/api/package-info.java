/// A simulated API of Makini over HTTP: a source of truth, and faults in reading it.
@NullMarked
package io.penstock.proof.simulator.api;

import org.jspecify.annotations.NullMarked;
