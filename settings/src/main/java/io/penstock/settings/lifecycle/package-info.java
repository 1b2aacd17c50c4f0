/// What the processes of the house have in common: their words, their ports and their end.
@NullMarked
package io.penstock.settings.lifecycle;

import org.jspecify.annotations.NullMarked;
