/// The bridge on one machine: what the launcher starts.
@NullMarked
package io.penstock.standalone;

import org.jspecify.annotations.NullMarked;
