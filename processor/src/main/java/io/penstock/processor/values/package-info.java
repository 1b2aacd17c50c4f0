/// Readers of single values: numbers, times, texts and codes in the formats of systems. Pure.
@NullMarked
package io.penstock.processor.values;

import org.jspecify.annotations.NullMarked;
