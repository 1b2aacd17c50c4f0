/// Connections of the data port: sockets, TLS handshakes, the request decoder. The only package
/// that uses internals of Vert.x and Netty.
@NullMarked
package io.penstock.ingress.socket;

import org.jspecify.annotations.NullMarked;
