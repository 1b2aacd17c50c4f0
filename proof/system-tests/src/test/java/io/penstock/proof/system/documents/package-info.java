/// What the READMEs say, held against the code in both directions.
@NullMarked
package io.penstock.proof.system.documents;

import org.jspecify.annotations.NullMarked;
