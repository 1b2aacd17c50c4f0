package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookExampleTest {

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.WebhookExample#all")
  void anEventIsWrittenAsItWasRead(WebhookExample example) {
    var event = EntityEventFormat.read(example.event().getBytes(UTF_8));

    var written = EntityEventFormat.write(event);

    assertThat(new String(written, UTF_8)).isEqualTo(example.event());
  }

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.WebhookExample#all")
  void anEventIsOneLine(WebhookExample example) {
    assertThat(example.event()).doesNotContain("\n");
  }

  @Test
  void aGenericEventIsWrittenAsItWasRead() {
    var example = OutputExample.GENERIC_EVENT.output();

    var written = GenericEvent.read(example.getBytes(UTF_8)).write();

    assertThat(new String(written, UTF_8)).isEqualTo(example);
  }

  @Test
  void aFetchRequestIsWrittenAsItWasRead() {
    var example = OutputExample.FETCH_REQUEST.output();

    var written = FetchRequest.read(example.getBytes(UTF_8)).write();

    assertThat(new String(written, UTF_8)).isEqualTo(example);
  }

  @Test
  void everyTypeWithACanonicalModelHasExamples() {
    var types = WebhookExample.all().stream().map(WebhookExample::type).distinct().toList();

    assertThat(types).containsAll(EntityTypes.ALL.stream().filter(EntityType::canonical).toList());
  }
}
