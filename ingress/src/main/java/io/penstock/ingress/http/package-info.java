/// Requests and their answers over HTTP, on the event loops.
@NullMarked
package io.penstock.ingress.http;

import org.jspecify.annotations.NullMarked;
