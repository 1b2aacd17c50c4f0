/// The judge, judged: worlds made by hand with one thing wrong in each.
@NullMarked
package io.penstock.proof.simulator.judge;

import org.jspecify.annotations.NullMarked;
