/// Records as text: for files that freeze bytes and show a change of them as a diff.
///
/// Nothing here judges; [GoldenRecord] is one record, [FieldText] the bytes of one field,
/// [GoldenFile] a file that a test compares or writes anew.
@NullMarked
package io.penstock.proof.reference.golden;

import org.jspecify.annotations.NullMarked;
