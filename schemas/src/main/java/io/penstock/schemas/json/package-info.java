/// JSON as a value: read from bytes, walked by pointers, written in canonical form.
@NullMarked
package io.penstock.schemas.json;

import org.jspecify.annotations.NullMarked;
