@NullMarked
package io.penstock.standalone.collect;

import org.jspecify.annotations.NullMarked;
