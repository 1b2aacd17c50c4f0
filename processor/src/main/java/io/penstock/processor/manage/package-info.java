/// Health and metrics, on a port of their own.
@NullMarked
package io.penstock.processor.manage;

import org.jspecify.annotations.NullMarked;
