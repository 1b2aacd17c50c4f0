/// What both services answer on their management ports.
@NullMarked
package io.penstock.schemas.readiness;

import org.jspecify.annotations.NullMarked;
