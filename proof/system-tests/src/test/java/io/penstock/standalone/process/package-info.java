/// Child processes of tests, which can be killed and halted.
@NullMarked
package io.penstock.standalone.process;

import org.jspecify.annotations.NullMarked;
