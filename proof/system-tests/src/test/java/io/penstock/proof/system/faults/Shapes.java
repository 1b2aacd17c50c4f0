package io.penstock.proof.system.faults;

import java.util.List;
import java.util.stream.Stream;

/// The shapes under which requests are smuggled, after RFC 9112 and the reports on its readers.
final class Shapes {
  private static final String POST = "POST /webhooks/conn-1 HTTP/1.1\r\nHost: a\r\n";
  private static final String CLOSED_AT_ONCE = "";
  private static final String MALFORMED = "400";

  /// The hidden one is what a body of that length holds.
  private static final String IN_BODY = "Content-Length: {length}\r\n\r\n{hidden}";

  static final List<Shape> ALL =
      Stream.of(lengths(), codings(), lines(), chunks(), targets(), versions(), methods())
          .flatMap(List::stream)
          .toList();

  private Shapes() {}

  /// A head of these lines with a body that ends at once, chunked, and the hidden one behind it.
  private static Shape malformed(String lines) {
    return new Shape(lines, POST + lines + "\r\n\r\n0\r\n\r\n{hidden}", MALFORMED);
  }

  private static List<Shape> lengths() {
    return List.of(
        malformed("Content-Length: 5\r\nContent-Length: 5"),
        malformed("Content-Length: 5\r\nContent-Length: 6"),
        malformed("Content-Length: 5,5"),
        malformed("Content-Length: 5, 5"),
        malformed("Content-Length: 5 5"),
        malformed("Content-Length: +5"),
        malformed("Content-Length: -1"),
        malformed("Content-Length: 0x5"),
        malformed("Content-Length: 5.0"),
        malformed("Content-Length: "),
        malformed("Content-Length: \u000b5"),
        malformed("Content-Length : 5"),
        malformed("Content-Length: 5\r\n 5"),
        malformed("Content-Length: 99999999999999999999"),
        malformed("Content-Length: 5\r\nTransfer-Encoding: chunked"),
        malformed("Transfer-Encoding: chunked\r\nContent-Length: 5"),
        malformed("Content-Length: 5\r\nTransfer-Encoding: identity"),
        new Shape("none at all", POST + "\r\n{hidden}", "401 200 404"),
        new Shape("all in the body", POST + IN_BODY, "401 404"),
        new Shape("zero", POST + "Content-Length: 0\r\n\r\n{hidden}", "401 200 404"));
  }

  private static List<Shape> codings() {
    return List.of(
        malformed("Transfer-Encoding: gzip, chunked"),
        malformed("Transfer-Encoding: chunked, gzip"),
        malformed("Transfer-Encoding: chunked, chunked"),
        malformed("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
        malformed("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"),
        malformed("Transfer-Encoding: identity"),
        malformed("Transfer-Encoding: xchunked"),
        malformed("Transfer-Encoding: chunkedx"),
        malformed("Transfer-Encoding: chunked;q=1"),
        malformed("Transfer-Encoding: \"chunked\""),
        malformed("Transfer-Encoding: ,chunked"),
        malformed("Transfer-Encoding: \u000bchunked"),
        malformed("Transfer-Encoding: chunked\u000b"),
        malformed("Transfer-Encoding: chunked\u0000"),
        malformed("Transfer-Encoding : chunked"),
        malformed("Transfer-Encoding\t: chunked"),
        malformed(" Transfer-Encoding: chunked"),
        malformed("Transfer-Encoding:\r\n chunked"),
        malformed("Transfer-Encoding\r\n : chunked"),
        malformed("Transfer_Encoding: chunked\r\nTransfer-Encoding: x"),
        new Shape(
            "a tab before a coding, which is a blank",
            POST + "Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n{hidden}",
            "401 200 404"));
  }

  private static List<Shape> lines() {
    return List.of(
        new Shape("line feeds alone", POST.replace("\r", "") + "\n{hidden}", MALFORMED),
        new Shape("one line feed alone", POST + "X: a\nY: b\r\n\r\n{hidden}", MALFORMED),
        new Shape("returns alone", POST.replace("\n", "") + "\r{hidden}", MALFORMED),
        new Shape("a return in a value", POST + "X: a\rY: b\r\n\r\n{hidden}", MALFORMED),
        new Shape("a return at the end", POST + "X: a\r\r\n\r\n{hidden}", MALFORMED),
        new Shape("no colon", POST + "X\r\n\r\n{hidden}", MALFORMED),
        new Shape("no name", POST + ": a\r\n\r\n{hidden}", MALFORMED),
        new Shape("a name of two words", POST + "X Y: a\r\n\r\n{hidden}", MALFORMED),
        new Shape("no host", POST.replace("Host: a\r\n", "") + IN_BODY, MALFORMED),
        new Shape("two hosts", POST + "Host: b\r\n" + IN_BODY, MALFORMED),
        new Shape("leave asked for", POST + "Connection: close\r\n\r\n{hidden}", "401"),
        new Shape("empty lines before", "\r\n\r\n" + POST + IN_BODY, "401 404"));
  }

  private static List<Shape> chunks() {
    return Stream.of(
            "0x5\r\nhello\r\n",
            "+5\r\nhello\r\n",
            "-5\r\nhello\r\n",
            "\r\nhello\r\n",
            "g\r\nhello\r\n",
            "5\nhello\r\n",
            "5\r\nhello\n",
            "5\r\nhello",
            "5\r\nhellohello\r\n",
            "5;a=\nb\r\nhello\r\n",
            "80000000\r\nhello\r\n",
            "FFFFFFFFFFFFFFFF5\r\nhello\r\n",
            "0\r\nX: a\nY: b\r\n")
        .map(
            part ->
                new Shape(
                    "chunk " + part,
                    POST + "Transfer-Encoding: chunked\r\n\r\n" + part + "0\r\n\r\n{hidden}",
                    CLOSED_AT_ONCE))
        .toList();
  }

  private static List<Shape> targets() {
    return Stream.of(
            "*",
            "a",
            "//webhooks/conn-1",
            "/webhooks//conn-1",
            "/webhooks/../webhooks/conn-1",
            "/webhooks/%63onn-1",
            "/webhooks/%2e%2e/conn-1",
            "/webhooks%2fconn-1",
            "/webhooks/conn-1%00",
            "/webhooks/conn-1/",
            "/WEBHOOKS/conn-1")
        .map(
            target ->
                new Shape(
                    "target " + target,
                    POST.replace("/webhooks/conn-1", target) + IN_BODY,
                    "404 404"))
        .toList();
  }

  private static List<Shape> versions() {
    return List.of(
        new Shape("HTTP/0.9", "POST /webhooks/conn-1\r\n\r\n{hidden}", MALFORMED),
        version("HTTP/1.0", "401"),
        new Shape(
            "HTTP/1.0 that stays",
            POST.replace("1.1", "1.0") + "Connection: keep-alive\r\n" + IN_BODY,
            "401 404"),
        new Shape(
            "HTTP/1.0 in chunks",
            POST.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}",
            MALFORMED),
        version("HTTP/1.2", MALFORMED),
        version("HTTP/2.0", MALFORMED),
        version("HTTP/3.0", MALFORMED),
        version("HTTP/11", MALFORMED),
        version("http/1.1", MALFORMED),
        version("HTTP/1.1 ", MALFORMED),
        version("ICAP/1.0", MALFORMED),
        new Shape("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{hidden}", MALFORMED));
  }

  private static Shape version(String version, String answers) {
    return new Shape(version, POST.replace("HTTP/1.1", version) + IN_BODY, answers);
  }

  private static List<Shape> methods() {
    return List.of(
        method("GET"),
        method("HEAD"),
        method("PUT"),
        method("TRACE"),
        method("OPTIONS"),
        method("post"),
        method("CONNECT"),
        new Shape("GET of no coding", get("Transfer-Encoding: identity"), MALFORMED),
        new Shape("GET of two codings", get("Transfer-Encoding: gzip, chunked"), MALFORMED),
        new Shape(
            "unknown path of no coding",
            POST.replace("conn-1", "a/b") + "Transfer-Encoding: identity\r\n\r\n{hidden}",
            MALFORMED),
        new Shape(
            "upgrade to HTTP/2",
            POST
                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n"
                + IN_BODY,
            "401 404"),
        new Shape(
            "upgrade to WebSocket",
            get(
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nContent-Length: {length}"),
            "405 404"));
  }

  private static Shape method(String method) {
    return new Shape(method, POST.replace("POST", method) + IN_BODY, "405 404");
  }

  private static String get(String lines) {
    return POST.replace("POST", "GET") + lines + "\r\n\r\n{hidden}";
  }
}
