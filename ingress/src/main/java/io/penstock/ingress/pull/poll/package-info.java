/// Lists of entities: when each is due, and how far it was read. Nothing here asks an API.
@NullMarked
package io.penstock.ingress.pull.poll;

import org.jspecify.annotations.NullMarked;
