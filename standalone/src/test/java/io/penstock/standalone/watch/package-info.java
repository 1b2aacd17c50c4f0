@NullMarked
package io.penstock.standalone.watch;

import org.jspecify.annotations.NullMarked;
