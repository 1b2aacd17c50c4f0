/// What holds between the modules.
@NullMarked
package io.penstock.proof.system.architecture;

import org.jspecify.annotations.NullMarked;
