package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.processor.StreamsSettings;
import io.penstock.proof.system.documents.AskedSettings.Setting;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The settings of both services against what they ask for: keys, defaults, ranges.
class SettingsTableTest {

  @Test
  void ingressAsksForWhatItsTableSays() {
    tableIsWhatIsAskedFor("ingress/README.md", AskedSettings.OF_THE_INGRESS);
  }

  @Test
  void processorAsksForWhatItsTableSays() {
    tableIsWhatIsAskedFor("processor/README.md", AskedSettings.OF_THE_PROCESSOR);
  }

  @Test
  void ingressOwnsTheKafkaSettingsItLists() {
    listIsWhatIsOwned("ingress/README.md", ProducerSettings.owned());
  }

  @Test
  void processorOwnsTheKafkaSettingsItLists() {
    listIsWhatIsOwned("processor/README.md", StreamsSettings.OWNED);
  }

  private static void tableIsWhatIsAskedFor(String readme, AskedSettings asked) {
    var table = SourceTree.document(readme).section("Settings").table();

    var said = table.by("key", SettingsTableTest::said);

    assertThat(said.remove("kafka.*")).as(table.place() + ", row kafka.*").isNotNull();
    assertThat(Differences.between(table.place(), said, asked.all())).isEmpty();
  }

  private static Setting said(Row row) {
    return new Setting(Amount.normal(row.plain("default")), Range.said(row.plain("range")));
  }

  private static void listIsWhatIsOwned(String readme, Set<String> owned) {
    var section = SourceTree.document(readme).section("Kafka's settings that are ours");

    var said = new TreeSet<>(Document.codes(section.text()).toList());

    assertThat(Differences.between(section.place(), said, owned)).isEmpty();
  }
}
