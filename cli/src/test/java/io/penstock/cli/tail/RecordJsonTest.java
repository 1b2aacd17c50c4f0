package io.penstock.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  @Test
  void aValueThatIsJsonStandsAsItIs() {
    var record = Records.of("t", "k", "{ \"amount\" : 1.10 }", Map.of("ce_id", "3-17-0"));

    assertThat(RecordJson.of(record))
        .isEqualTo(
            "{\"topic\":\"t\",\"partition\":3,\"offset\":17,\"timestamp\":1795521600042,"
                + "\"key\":\"k\",\"headers\":{\"ce_id\":\"3-17-0\"},\"value\":{\"amount\":1.10}}");
  }

  @Test
  void anyOtherValueIsAText() {
    assertThat(RecordJson.of(Records.of("t", "k", "{\"a\n", Map.of())))
        .endsWith("\"headers\":{},\"value\":\"{\\\"a\\n\"}");
  }

  @Test
  void whatIsAbsentIsNull() {
    assertThat(RecordJson.of(Records.of("t", null, null, Map.of())))
        .endsWith("\"key\":null,\"headers\":{},\"value\":null}");
  }

  @Test
  void aHeaderThatOccursTwiceIsAnArray() {
    var record = Records.of("t", "k", "1", Map.of("http-x", "a"));
    record.record().headers().add("http-x", new byte[] {'b'});

    assertThat(RecordJson.of(record)).contains("\"headers\":{\"http-x\":[\"a\",\"b\"]}");
  }
}
