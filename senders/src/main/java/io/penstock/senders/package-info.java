/// Who may send, as the operator configured it: connections, the recipes they follow and the
/// secrets they sign with, each in its package. Here are the files that say it.
@NullMarked
package io.penstock.senders;

import org.jspecify.annotations.NullMarked;
