package io.penstock.ingress.socket;

import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import io.penstock.ingress.verify.Refusal;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.Set;

/// Vert.x's decoder of requests, held to what it leaves open: how many headers there may be, that
/// each has a name, and which version of HTTP it is.
public final class RequestDecoder extends VertxHttpRequestDecoder {

  /// Headers and trailers of one request. Each becomes objects that weigh many times the three
  /// bytes it may have had on the wire, before its request can be refused.
  private static final int HEADERS_MAX = 100;

  private static final Set<String> VERSIONS = Set.of("HTTP/1.1", "HTTP/1.0");

  private final HeaderNameCache names;
  private int headers;

  RequestDecoder(Http1ServerConfig limits, HeaderNameCache names) {
    super(limits);
    this.names = names;
  }

  /// What Vert.x would answer 501 is malformed, as any other first line that is not HTTP/1's.
  @Override
  protected HttpMessage createMessage(String[] line) {
    if (!VERSIONS.contains(line[2])) {
      throw new IllegalArgumentException("not HTTP/1: " + line[2]);
    }
    headers = 0;
    return super.createMessage(line);
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    if (++headers > HEADERS_MAX) {
      throw new TooLongHttpHeaderException("more than " + HEADERS_MAX + " headers");
    }
    if (length == 0) {
      throw new IllegalArgumentException("a header without a name");
    }
    return names.of(line, start, length, () -> super.splitHeaderName(line, start, length));
  }

  /// Why a request could not be read.
  public static Refusal refusal(HttpServerRequest unreadable) {
    return switch (unreadable.decoderResult().cause()) {
      case TooLongHttpLineException _ -> Refusal.LINE_TOO_LONG;
      case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LARGE;
      case null, default -> Refusal.MALFORMED;
    };
  }
}
