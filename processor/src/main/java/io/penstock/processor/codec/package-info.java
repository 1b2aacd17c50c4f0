/// What is stored, each with an explicit format and golden bytes.
@NullMarked
package io.penstock.processor.codec;

import org.jspecify.annotations.NullMarked;
