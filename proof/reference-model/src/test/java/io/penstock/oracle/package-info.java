@NullMarked
package io.penstock.oracle;

import org.jspecify.annotations.NullMarked;
