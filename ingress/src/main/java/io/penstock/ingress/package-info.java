@NullMarked
package io.penstock.ingress;

import org.jspecify.annotations.NullMarked;
