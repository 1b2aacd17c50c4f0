package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that two readers could frame in two ways, each with a genuine webhook hidden in it or
/// behind it.
///
/// A proxy in front of the ingress may have let the whole through as one harmless request. The
/// ingress must not find the other one in it.
@ExtendWith(KafkaExtension.class)
class SmugglingTest {

  /// Asks for the end; its 404 shows that nothing before it swallowed it.
  private static final String LAST = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  private static final Map<Shape, Signed> hiddenIn = new HashMap<>();
  private static IngressSite site;

  private static final Map<Shape, List<RawConnection.Answer>> answers = new HashMap<>();

  /// Sends all of it before it reads any answer, because each connection has its time to end.
  @BeforeAll
  static void send(@TempDir Path directory, KafkaTestClient kafka) throws IOException {
    site =
        IngressSite.open(
            directory, kafka, "headers.deadline: 2s", "body.deadline: 2s", "idle.max: 4s");
    var wires = new LinkedHashMap<Shape, RawConnection>();
    for (var shape : Shapes.ALL) {
      var hidden = Signed.genuine("conn-2", 60);
      hiddenIn.put(shape, hidden);
      var bytes = shape.bytes(new String(hidden.request(), ISO_8859_1));
      wires.put(shape, site.connect().send(bytes + LAST));
    }
    for (var sent : wires.entrySet()) {
      try (var wire = sent.getValue()) {
        answers.put(sent.getKey(), wire.answers());
      }
    }
  }

  /// Those that were found are noted: what is in the topic beyond them is a breach.
  @AfterAll
  static void gateIsSoundAndHiddenWebhooksAreNotInTheTopic() {
    Aftermath.isSound(site);
    site.close();
  }

  static List<Shape> shapes() {
    return Shapes.ALL;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void requestGetsItsAnswersAndTheHiddenOneNone(Shape shape) {
    var got = Objects.requireNonNull(answers.get(shape));
    var hidden = Objects.requireNonNull(hiddenIn.get(shape));

    got.stream()
        .filter(answer -> answer.status() == 200)
        .forEach(answer -> site.noted(hidden, answer));
    assertThat(got.stream().map(answer -> Integer.toString(answer.status())))
        .isEqualTo(shape.answers());
  }
}
