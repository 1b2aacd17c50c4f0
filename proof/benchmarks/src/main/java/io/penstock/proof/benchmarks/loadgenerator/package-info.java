/// The senders of a benchmark: signed requests made beforehand, and connections that send them.
@NullMarked
package io.penstock.proof.benchmarks.loadgenerator;

import org.jspecify.annotations.NullMarked;
