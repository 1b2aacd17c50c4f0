/// A raw record's envelope: which entities it speaks of, and what it says happened to them.
@NullMarked
package io.penstock.processor.read;

import org.jspecify.annotations.NullMarked;
