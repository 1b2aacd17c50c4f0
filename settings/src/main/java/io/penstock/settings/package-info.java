@NullMarked
package io.penstock.settings;

import org.jspecify.annotations.NullMarked;
