/// Raw logs with what they become, frozen in `src/test/resources/golden`.
@NullMarked
package io.penstock.processor.golden;

import org.jspecify.annotations.NullMarked;
