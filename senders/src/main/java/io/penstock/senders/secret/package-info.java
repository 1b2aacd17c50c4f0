/// Secrets and their files.
@NullMarked
package io.penstock.senders.secret;

import org.jspecify.annotations.NullMarked;
