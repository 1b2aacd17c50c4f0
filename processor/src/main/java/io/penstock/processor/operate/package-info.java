/// Health and metrics, on a port of their own.
@NullMarked
package io.penstock.processor.operate;

import org.jspecify.annotations.NullMarked;
