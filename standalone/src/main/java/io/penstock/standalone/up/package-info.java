/// `penstock up`: a bridge on this machine, and what to try with it.
@NullMarked
package io.penstock.standalone.up;

import org.jspecify.annotations.NullMarked;
