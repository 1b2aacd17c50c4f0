/// All that is stored or compared across restarts, each with an explicit format and golden bytes.
@NullMarked
package io.penstock.processor.state;

import org.jspecify.annotations.NullMarked;
