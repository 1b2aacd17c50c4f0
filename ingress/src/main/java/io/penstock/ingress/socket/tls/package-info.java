/// TLS on the data port: which files say who we are, what is spoken, and what is in use now.
@NullMarked
package io.penstock.ingress.socket.tls;

import org.jspecify.annotations.NullMarked;
