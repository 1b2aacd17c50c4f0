/// Single received values read: numbers, times, texts and codes as systems write them. Pure.
@NullMarked
package io.penstock.processor.values;

import org.jspecify.annotations.NullMarked;
