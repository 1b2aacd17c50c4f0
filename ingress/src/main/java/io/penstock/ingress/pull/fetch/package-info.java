/// Requests to fetch entities: which are in flight, and which ids wait. Nothing here asks an API.
@NullMarked
package io.penstock.ingress.pull.fetch;

import org.jspecify.annotations.NullMarked;
