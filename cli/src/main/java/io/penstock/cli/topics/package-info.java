/// A bridge's topics in a cluster: made where they are missing, compared where they stand.
@NullMarked
package io.penstock.cli.topics;

import org.jspecify.annotations.NullMarked;
