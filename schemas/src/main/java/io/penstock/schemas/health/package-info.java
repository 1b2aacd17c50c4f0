/// What both services answer on their management ports.
@NullMarked
package io.penstock.schemas.health;

import org.jspecify.annotations.NullMarked;
