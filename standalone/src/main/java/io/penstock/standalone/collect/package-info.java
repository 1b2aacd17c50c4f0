/// An observing consumer that reads all topics of a bridge and detects when the bridge is done.
@NullMarked
package io.penstock.standalone.collect;

import org.jspecify.annotations.NullMarked;
