package io.penstock.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.HeadAdmission.Decision;
import io.penstock.ingress.verify.Refusal;
import io.penstock.settings.service.Readiness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every reason at once, taken away one by one: the cheapest is told first.
class HeadAdmissionTest {
  private static final List<String> HOST = List.of("h");
  private static final Map<String, List<String>> LARGE =
      Map.of("host", HOST, "content-length", List.of("101"));
  private static final Map<String, List<String>> SMALL =
      Map.of("host", HOST, "content-length", List.of("100"));

  private Readiness broker = new Readiness.Unready("away");
  private boolean namedInside = true;
  private final IngressLifecycle lifecycle = new IngressLifecycle(() -> broker);
  private final ByteBudget budget = new ByteBudget(1000, _ -> 25);
  private final HeadAdmission admission =
      new HeadAdmission(lifecycle, budget, 100, () -> namedInside);

  @Test
  void cheapestReasonGoesFirst() {
    budget.reserve(600);
    var taken = (ByteBudget.Counted) budget.verified("c", 600);

    assertThat(decide("GET", "/webhooks/c", Map.of())).isEqualTo(refused(Refusal.MALFORMED));
    assertThat(decide("GET", "/other", LARGE)).isEqualTo(refused(Refusal.NOT_FOUND));
    assertThat(decide("GET", "/webhooks/c", LARGE)).isEqualTo(refused(Refusal.WRONG_METHOD));
    assertThat(decide("POST", "/webhooks/c", LARGE)).isEqualTo(refused(Refusal.UNAVAILABLE));
    broker = new Readiness.Ready();
    assertThat(decide("POST", "/webhooks/c", LARGE)).isEqualTo(refused(Refusal.TOO_LARGE));
    assertThat(decide("POST", "/webhooks/c", SMALL)).isEqualTo(refused(Refusal.OVER_SHARE));
    budget.settled(taken, 600);
    assertThat(decide("POST", "/webhooks/c", SMALL)).isEqualTo(new Decision.Admitted("c"));
  }

  @Test
  void drainingGoesBeforeTheBrokersState() {
    lifecycle.close();

    assertThat(decide("POST", "/webhooks/c", LARGE)).isEqualTo(refused(Refusal.DRAINING));
  }

  @Test
  void leavingIngressStillLetsIn() {
    broker = new Readiness.Ready();
    lifecycle.leave();

    assertThat(decide("POST", "/webhooks/c", SMALL)).isEqualTo(new Decision.Admitted("c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "conn-42", "A.b_c~d-9", "..", "-"})
  void connectionIsTheRestOfThePath(String connectionId) {
    broker = new Readiness.Ready();

    assertThat(decide("POST", "/webhooks/" + connectionId, SMALL))
        .isEqualTo(new Decision.Admitted(connectionId));
  }

  @Test
  void pathNeedNotNameTheConnection() {
    broker = new Readiness.Ready();

    assertThat(decide("POST", "/webhooks", SMALL)).isEqualTo(new Decision.Admitted(""));
  }

  @Test
  void pathMustNameTheConnectionIfNothingElseMay() {
    broker = new Readiness.Ready();
    namedInside = false;

    assertThat(decide("POST", "/webhooks", SMALL)).isEqualTo(refused(Refusal.NOT_FOUND));
    assertThat(decide("POST", "/webhooks/c", SMALL)).isEqualTo(new Decision.Admitted("c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "/", "/webhook", "/webhooks/", "/webhooks/*", "/webhooks/a/"})
  void anyOtherPathIsNotFound(String path) {
    assertThat(decide("POST", path, SMALL)).isEqualTo(refused(Refusal.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked"})
  void onlyChunkedIsACoding(String coding) {
    broker = new Readiness.Ready();
    var chunked = Map.of("host", HOST, "transfer-encoding", List.of(coding));
    var other = Map.of("host", HOST, "transfer-encoding", List.of("gzip, " + coding));
    var twice = Map.of("host", HOST, "transfer-encoding", List.of(coding, coding));

    assertThat(decide("POST", "/webhooks/c", chunked)).isEqualTo(new Decision.Admitted("c"));
    assertThat(decide("POST", "/webhooks/c", other)).isEqualTo(refused(Refusal.MALFORMED));
    assertThat(decide("POST", "/webhooks/c", twice)).isEqualTo(refused(Refusal.MALFORMED));
  }

  @Test
  void framingThatIsNotClearIsMalformedWhateverThePathAndTheMethod() {
    var unclear = Map.of("host", HOST, "transfer-encoding", List.of("identity"));

    assertThat(decide("GET", "/webhooks/c", unclear)).isEqualTo(refused(Refusal.MALFORMED));
    assertThat(decide("POST", "/other", unclear))
        .isEqualTo(new Decision.Refused(Refusal.MALFORMED, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "h:8080", "[::1]:80", "a.b-c_d", "%41"})
  void hostIsAHost(String host) {
    broker = new Readiness.Ready();

    assertThat(decide("POST", "/webhooks/c", Map.of("host", List.of(host))))
        .isEqualTo(new Decision.Admitted("c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a Transfer-Encoding: chunked", "a/b", "a@b", "\u00e9"})
  void hostOfAnythingElseIsMalformed(String host) {
    assertThat(decide("POST", "/webhooks/c", Map.of("host", List.of(host))))
        .isEqualTo(refused(Refusal.MALFORMED));
  }

  private Decision decide(String method, String path, Map<String, List<String>> headers) {
    return admission.decide(method, path, name -> headers.getOrDefault(name, List.of()));
  }

  private static Decision refused(Refusal refusal) {
    return new Decision.Refused(refusal, refusal == Refusal.NOT_FOUND ? "" : "c");
  }
}
