/// The rules that the classes of every module keep.
@NullMarked
package io.penstock.proof.architecture;

import org.jspecify.annotations.NullMarked;
