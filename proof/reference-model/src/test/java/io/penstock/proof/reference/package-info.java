@NullMarked
package io.penstock.proof.reference;

import org.jspecify.annotations.NullMarked;
