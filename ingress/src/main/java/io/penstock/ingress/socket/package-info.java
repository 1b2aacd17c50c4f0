/// Sockets of the data port: limits, TLS handshakes and the request decoder. Only this package and
/// its `tls` package use internals of Vert.x and Netty.
@NullMarked
package io.penstock.ingress.socket;

import org.jspecify.annotations.NullMarked;
