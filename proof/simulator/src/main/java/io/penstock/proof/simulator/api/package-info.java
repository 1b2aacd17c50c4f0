/// A simulated API of Makini over HTTP: a source of truth, and every way in which reading it fails.
@NullMarked
package io.penstock.proof.simulator.api;

import org.jspecify.annotations.NullMarked;
