package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schemas.json.JsonReader;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Macs;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestsTest {

  @ParameterizedTest
  @ValueSource(ints = {SignedRequests.BODY_BYTES_MIN, 1024, 16 * 1024, 1 << 20})
  void aBodyIsJsonOfTheLengthAskedFor(int bytes) {
    var body = SignedRequests.body(7, "conn-1", bytes).getBytes(UTF_8);

    assertThat(body).hasSize(bytes);
    assertThat(JsonReader.read(body)).isInstanceOf(JsonReader.Reading.Document.class);
    assertThat(new String(body, SignedRequests.ID_AT, SignedRequests.ID_CHARS, US_ASCII))
        .isEqualTo("evt_0000000007");
  }

  @Test
  void aBodyTooShortForItsMembersIsRefused() {
    assertThatThrownBy(() -> SignedRequests.body(7, "conn-1", 100))
        .hasMessageContaining("100 bytes");
  }

  @Test
  void eachIsAnotherSignedOverItsBody() {
    var requests = SignedRequests.of(1024, false);

    var mac = Macs.keyed(Algorithm.HMAC_SHA256, new Secret(SignedRequests.SECRET.getBytes(UTF_8)));
    var bodies = new HashSet<String>();
    for (var request : requests) {
      var wire = new String(request, US_ASCII);
      var parts = wire.split("\r\n\r\n", 2);
      bodies.add(parts[1]);
      assertThat(parts[0])
          .contains("Content-Length: 1024")
          .doesNotContain("Connection: close")
          .contains(
              "X-Webhook-Signature: "
                  + Base64.getEncoder().encodeToString(mac.doFinal(parts[1].getBytes(US_ASCII))));
    }
    assertThat(bodies).hasSameSizeAs(requests);
  }

  @Test
  void largeBodiesAreFewer() {
    assertThat(SignedRequests.of(1 << 20, true)).hasSize(64);
    assertThat(new String(SignedRequests.of(256, true).getFirst(), US_ASCII))
        .contains("\r\nConnection: close\r\n\r\n");
  }
}
