@NullMarked
package io.penstock.proof.simulator.api;

import org.jspecify.annotations.NullMarked;
