/// What the READMEs say, held against the code in both directions.
@NullMarked
package io.penstock.standalone.docs;

import org.jspecify.annotations.NullMarked;
