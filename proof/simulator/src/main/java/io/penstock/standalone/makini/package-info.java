/// A simulated Makini: sends webhooks as the real one does, and keeps a ledger.
@NullMarked
package io.penstock.standalone.makini;

import org.jspecify.annotations.NullMarked;
