/// Asking: which entities the bridge asks the API of a connection for.
@NullMarked
package io.penstock.processor.pull;

import org.jspecify.annotations.NullMarked;
