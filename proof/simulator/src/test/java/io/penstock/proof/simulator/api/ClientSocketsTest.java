package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ClientSocketsTest {
  private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

  @Test
  void requestsFollowEachOtherOnOneSocket() throws IOException {
    var post = "POST /link/token HTTP/1.1\r\ncontent-LENGTH: 5\r\n\r\nabcde";
    try (var sockets = started()) {
      assertThat(exchange(sockets, GET + post)).isEqualTo("..");
    }
    assertThat(received)
        .extracting(ReceivedRequest::method, ReceivedRequest::target)
        .containsExactly(tuple("GET", "/a?b=c"), tuple("POST", "/link/token"));
  }

  @Test
  void socketEndsAfterTheLastRequestOfItsClient() throws IOException {
    try (var sockets = started()) {
      assertThat(exchange(sockets, GET.replace("Host", "Connection: CLOSE\r\nHost") + GET))
          .isEqualTo(".");
    }
  }

  @Test
  void requestThatCannotBeReadEndsTheSocket() throws IOException {
    try (var sockets = started()) {
      for (var request :
          List.of(
              "nonsense\r\n\r\n",
              "GET http://elsewhere/ HTTP/1.1\r\n\r\n",
              "GET / HTTP/1.1\r\nno header\r\n\r\n",
              "GET / HTTP/1.1\r\n" + header(17_000) + "\r\n\r\n",
              "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) {
        assertThat(exchange(sockets, request)).isEmpty();
      }
    }
    assertThat(received).isEmpty();
  }

  private static String header(int length) {
    return "long: " + "x".repeat(length);
  }

  @Test
  void bugOfAnAnswerFailsTheClose() throws IOException {
    var sockets = ClientSockets.bind(0);
    sockets.start(
        (_, _) -> {
          throw new UnsupportedOperationException("bug");
        });
    assertThat(exchange(sockets, GET)).isEmpty();

    assertThatThrownBy(sockets::close)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(UnsupportedOperationException.class);
  }

  /// Sockets that answer every request with a point.
  private ClientSockets started() {
    var sockets = ClientSockets.bind(0);
    sockets.start(
        (request, client) -> {
          received.add(request);
          client.out().write('.');
          return true;
        });
    return sockets;
  }

  /// What the server sends until it closes the socket or has read all.
  private static String exchange(ClientSockets sockets, String requests) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), sockets.port())) {
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketException _) {
      // The server closed the socket before it had read all.
      return "";
    }
  }
}
