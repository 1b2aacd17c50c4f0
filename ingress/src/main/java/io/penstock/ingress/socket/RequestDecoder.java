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

/// Vert.x's request decoder with additional checks: the number of headers, that each has a name,
/// and the HTTP version.
public final class RequestDecoder extends VertxHttpRequestDecoder {

  /// Maximum number of headers and trailers of one request. A header may take only three bytes on
  /// the wire, but it becomes objects many times that size before the request can be refused.
  private static final int HEADERS_MAX = 100;

  private static final Set<String> VERSIONS = Set.of("HTTP/1.1", "HTTP/1.0");

  private final HeaderNameCache names;
  private int headers;

  RequestDecoder(Http1ServerConfig limits, HeaderNameCache names) {
    super(limits);
    this.names = names;
  }

  /// Refuses other HTTP versions as a malformed request line; Vert.x would answer 501.
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

  /// The reason why a request could not be read.
  public static Refusal refusal(HttpServerRequest unreadable) {
    return switch (unreadable.decoderResult().cause()) {
      case TooLongHttpLineException _ -> Refusal.LINE_TOO_LONG;
      case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LARGE;
      case null, default -> Refusal.MALFORMED;
    };
  }
}
