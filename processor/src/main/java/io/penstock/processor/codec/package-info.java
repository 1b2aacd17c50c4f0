/// Codecs of the stored state. Each has an explicit format and golden bytes.
@NullMarked
package io.penstock.processor.codec;

import org.jspecify.annotations.NullMarked;
