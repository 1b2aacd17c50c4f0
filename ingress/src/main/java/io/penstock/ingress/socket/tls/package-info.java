/// TLS on the data port: the credentials' files, the protocol options, and the credentials in use.
@NullMarked
package io.penstock.ingress.socket.tls;

import org.jspecify.annotations.NullMarked;
