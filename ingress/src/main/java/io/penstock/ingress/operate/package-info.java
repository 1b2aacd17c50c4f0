/// Health and metrics, on a port of their own.
@NullMarked
package io.penstock.ingress.operate;

import org.jspecify.annotations.NullMarked;
