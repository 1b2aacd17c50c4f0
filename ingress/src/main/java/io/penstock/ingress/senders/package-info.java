/// Who may send, kept as the operator's files say it while the service runs.
@NullMarked
package io.penstock.ingress.senders;

import org.jspecify.annotations.NullMarked;
