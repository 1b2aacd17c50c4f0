package io.penstock.ingress.publish;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.golden.Constants;
import io.penstock.proof.reference.golden.GoldenFile;
import io.penstock.proof.reference.golden.GoldenRecord;
import io.penstock.schemas.RawRecordHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The records that the ingress stores are those of the golden files, byte for byte.
///
/// `-Dgolden=write` writes the files anew instead.
class GoldenRawRecordsTest {
  private static final String COMMAND =
      "./penstock test -pl ingress -am -Dtest=GoldenRawRecordsTest -Dgolden=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  /// What only a fetch, a poll or the processor writes.
  private static final Set<String> OF_OTHERS =
      Set.of(
          RawRecordHeaders.ENTITY_TYPE,
          RawRecordHeaders.ENTITY_ID,
          RawRecordHeaders.OPERATION,
          RawRecordHeaders.MARK,
          RawRecordHeaders.MARK_TIME,
          RawRecordHeaders.ATTEMPT,
          RawRecordHeaders.STATUS,
          RawRecordHeaders.LAG_MAX,
          RawRecordHeaders.KIND,
          RawRecordHeaders.EVENT);

  static List<GoldenDeliveries> files() {
    return GoldenDeliveries.ALL;
  }

  @ParameterizedTest
  @MethodSource("files")
  void deliveryBecomesTheRecordOfItsFile(GoldenDeliveries deliveries) {
    var path =
        GoldenFile.folder(GoldenRawRecordsTest.class).resolve(deliveries.name() + ".records");
    var file = new GoldenFile(path, COMMAND);

    var text = text(deliveries);

    if ("write".equals(System.getProperty("golden"))) {
      file.write(text);
    }
    file.check(text);
  }

  @Test
  void everyHeaderOfARawRecordIsThere() {
    var written =
        GoldenDeliveries.ALL.stream()
            .flatMap(file -> file.deliveries().values().stream())
            .flatMap(sent -> Stream.of(sent.record().headers().toArray()))
            .map(header -> header.key())
            .collect(toSet());
    var expected = Constants.texts(RawRecordHeaders.class);
    expected.removeAll(OF_OTHERS);
    expected.remove(RawRecordHeaders.HTTP_PREFIX);

    assertThat(written).containsAll(expected).doesNotContainAnyElementsOf(OF_OTHERS);
    assertThat(written).anyMatch(name -> name.startsWith(RawRecordHeaders.HTTP_PREFIX));
  }

  private static List<String> text(GoldenDeliveries deliveries) {
    var lines = new ArrayList<String>();
    lines.add("# " + deliveries.comment());
    deliveries
        .deliveries()
        .forEach(
            (what, sent) -> {
              lines.add("");
              lines.addAll(text(what, sent.record()));
            });
    return lines;
  }

  private static List<String> text(String what, ProducerRecord<byte[], byte[]> record) {
    var headers =
        Stream.of(record.headers().toArray())
            .map(header -> new Header(header.key(), header.value()))
            .toList();
    var lines = new ArrayList<String>();
    lines.add(what + " to " + record.topic() + ", partition " + record.partition());
    lines.addAll(
        new GoldenRecord(record.timestamp(), record.key(), headers, record.value())
            .lines(Set.of()));
    return lines;
  }
}
