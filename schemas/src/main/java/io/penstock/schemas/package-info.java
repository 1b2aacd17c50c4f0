/// What consumers see: entity types, topics, the raw record's headers, and the entity event.
@NullMarked
package io.penstock.schemas;

import org.jspecify.annotations.NullMarked;
