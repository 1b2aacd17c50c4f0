/// `penstock demo`: a bridge, a sender, and the proof that nothing was lost between them.
@NullMarked
package io.penstock.standalone.demo;

import org.jspecify.annotations.NullMarked;
