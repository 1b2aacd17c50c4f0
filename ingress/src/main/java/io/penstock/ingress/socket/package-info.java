/// Sockets of the data port: limits, TLS handshakes, the request decoder. The only package that
/// uses internals of Vert.x and Netty.
@NullMarked
package io.penstock.ingress.socket;

import org.jspecify.annotations.NullMarked;
