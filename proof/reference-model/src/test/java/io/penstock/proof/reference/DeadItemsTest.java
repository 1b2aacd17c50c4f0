package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.assets;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.generate.RawRecordDraft;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules 3 and 5: what dies, and of what.
class DeadItemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid-json    | {\"event\":",
        "invalid-json    | {} {}",
        "no-event        | {\"data\":{\"id\":\"e\"}}",
        "no-event        | {\"event\":7,\"type\":\"assets.updated\"}",
        "no-event        | [1]",
        "no-event        | {\"event\":\"\"}",
        "no-content      | {\"event\":\"assets.updated\"}",
        "no-content      | {\"event\":\"assets.updated\",\"data\":[]}",
        "no-content      | {\"event\":\"assets.updated\",\"data\":\"e\"}",
        "no-id           | {\"event\":\"assets.updated\",\"data\":{\"id\":null}}",
        "no-id           | {\"event\":\"assets.updated\",\"data\":{\"id\":true}}",
        "bad-id          | {\"event\":\"assets.updated\",\"data\":{\"id\":\"\"}}",
        "bad-id          | {\"event\":\"assets.updated\",\"data\":[\"\"]}",
        "unreadable-item | {\"event\":\"assets.updated\",\"data\":[7]}",
      })
  void bodyDies(String reason, String body) {
    var log = LogBuilder.byDefault().webhook(body);

    assertThat(log.lines()).containsExactly("dead 17 " + reason);
    assertThat(log.count("dead")).isEqualTo(1);
    assertThat(log.count("items")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"-1", "1.5", "\"x\"", "null", "9223372036854775808", "true"})
  void versionThatIsNoneDies(String version) {
    var body = assets("updated", "{\"id\":\"e\",\"version\":" + version + "}");

    assertThat(LogBuilder.byDefault().versioned(body).lines())
        .containsExactly("dead 17 no-order-key");
  }

  @Test
  void recordThatIsNotOursDies() {
    assertThat(reason(draft -> draft.withKey(null))).isEqualTo("foreign-record");
    assertThat(reason(draft -> draft.withKey(new byte[] {'a', ' '}))).isEqualTo("foreign-record");
    assertThat(reason(draft -> draft.withValue(null))).isEqualTo("foreign-record");
    assertThat(reason(draft -> draft.without("webhook-id"))).isEqualTo("foreign-record");
    assertThat(reason(draft -> draft.but("webhook-id", "x".repeat(257))))
        .isEqualTo("foreign-record");
    assertThat(reason(draft -> draft.without("recipe").without("origin")))
        .isEqualTo("unknown-recipe");
    assertThat(reason(draft -> draft.but("origin", "hearsay").and("content-encoding", "br")))
        .isEqualTo("unknown-origin");
    assertThat(reason(draft -> draft.and("content-encoding", "br"))).isEqualTo("encoded-body");
  }

  @Test
  void tooMuchDies() {
    var many = assets("updated", "[" + "1,".repeat(10_000) + "1]");
    var large = assets("updated", "{\"id\":\"e\",\"extra\":\"" + "x".repeat(4 << 20) + "\"}");

    assertThat(LogBuilder.byDefault().webhook(many).lines())
        .containsExactly("dead 17 too-many-items");
    assertThat(LogBuilder.byDefault().webhook(large).lines()).containsExactly("dead 17 too-large");
  }

  @Test
  void deadLetterIsTheRecordAndWhatItDiedOf() {
    var log = LogBuilder.byDefault().webhook(assets("updated", "[7,\"e\",8]"));

    assertThat(log.steps().getFirst().emissions().getLast().text())
        .isEqualTo(
            """
            t.dead-letters 3 @1767322800000
              key 'c'
              value '{"event":"assets.updated","data":[7,"e",8]}'
              'webhook-id' = 'evt-0'
              'recipe' = 'makini'
              'origin' = 'webhook'
              'dead-reason' = 'unreadable-item'
              'dead-detail' = *
              'dead-items' = '0,2'
              'raw-topic' = 't.webhooks'
              'raw-partition' = '3'
              'raw-offset' = '17'""");
  }

  private static String reason(UnaryOperator<RawRecordDraft> change) {
    var draft = LogBuilder.record("evt", LogBuilder.asset("e", 1, "a"));
    var line = LogBuilder.byDefault().add(change.apply(draft)).lines().getFirst();
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
