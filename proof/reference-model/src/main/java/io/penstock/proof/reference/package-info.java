/// What the processor must emit, by its rules alone: slow, obvious, and sharing nothing with it.
///
/// [ReferenceModel] states the rules; [LatenessCheck] is one of them as a law of its own;
/// `generate` makes logs on which the processor is compared with them.
@NullMarked
package io.penstock.proof.reference;

import org.jspecify.annotations.NullMarked;
