/// A consumer that looks on: reads all topics of a bridge, and tells when the bridge is done.
@NullMarked
package io.penstock.standalone.collect;

import org.jspecify.annotations.NullMarked;
