package io.penstock.ingress.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.penstock.ingress.fixture.ServerCredentials;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection between its acceptance and the end of its TLS handshake.
class HandshakeTest {
  private static final X509Bundle OWN = Certificates.ecdsa();

  private final DataPort port = DataPort.tls(ServerCredentials.of(OWN));

  @AfterEach
  void stop() {
    port.close();
  }

  @Test
  void headIsDueFromTheConnectionOnAndNotFromTheHandshake() throws Exception {
    try (var plain = connect()) {
      awaitUnderWay(1);
      port.advance(Duration.ofSeconds(4));
      try (var secure = handshake(plain)) {
        awaitUnderWay(0);
        secure.getOutputStream().write("POST /webhooks/conn-42 HTTP/1.1\r\n".getBytes(US_ASCII));
        port.advance(Duration.ofSeconds(1).plusMillis(1));

        assertThat(secure.getInputStream().read()).isNegative();
      }
    }

    Eventually.holds("none open", () -> port.sockets.open() == 0);
    assertThat(port.handshakes.failed()).isZero();
  }

  @Test
  void handshakeCountsForTheLimitOfConnections() throws Exception {
    var open = new ArrayList<Socket>();
    for (int i = 0; i < DataPort.SOCKETS_MAX; i++) {
      open.add(connect());
    }
    awaitUnderWay(DataPort.SOCKETS_MAX);

    try (var oneMore = connect()) {
      assertThat(oneMore.getInputStream().read()).isNegative();
    }

    assertThat(port.sockets.turnedAway()).isEqualTo(1);
    for (var socket : open) {
      socket.close();
    }
    Eventually.holds("none open", () -> port.sockets.open() == 0);
    assertThat(port.handshakes.failed()).isEqualTo(DataPort.SOCKETS_MAX);
  }

  @Test
  void stoppingWaitsForAHandshakeThatIsUnderWay() throws Exception {
    try (var plain = connect()) {
      awaitUnderWay(1);
      var stopped = port.stopAccepting();
      Eventually.holds("nobody listens", () -> !listens());

      try (var secure = handshake(plain)) {
        assertThat(stopped).isNotDone();
        secure.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));

        assertThat(new String(secure.getInputStream().readNBytes(12), US_ASCII))
            .isEqualTo("HTTP/1.1 404");
        Eventually.holds("stopped", stopped::isDone);
      }
    }
  }

  private boolean listens() {
    try (var _ = connect()) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void awaitUnderWay(int count) {
    Eventually.holds("handshakes", () -> port.handshakes.underWay() == count);
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port.port());
    socket.setSoTimeout(RawConnection.ANSWER_MAX_MS);
    return socket;
  }

  private static SSLSocket handshake(Socket plain) throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {OWN.toTrustManager()}, new SecureRandom());
    var secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    secure.startHandshake();
    return secure;
  }
}
