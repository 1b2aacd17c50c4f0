package io.penstock.proof.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseOrderWebhooksTest {
  private static final Duration GRACE = Duration.ofSeconds(2);

  @Test
  void bodyHasAboutAKibibyte() {
    assertThat(deliveries(1, 1_000)).allMatch(it -> Math.abs(it.body().length - 1024) <= 24);
  }

  @Test
  void sameSeedMakesTheSameBodies() {
    assertThat(bodies(7)).isEqualTo(bodies(7)).isNotEqualTo(bodies(8));
  }

  @Test
  void noTwoWebhooksShareAnId() {
    assertThat(deliveries(1, 1_000)).extracting(GenuineWebhook::webhookId).doesNotHaveDuplicates();
  }

  @Test
  void idIsTheOneInTheBody() {
    var delivery = deliveries(1, 1).getFirst();

    assertThat(text(delivery)).contains("\"id\":\"" + delivery.webhookId() + "\"");
  }

  @Test
  void changesComeInTheirOrder() {
    var times = deliveries(1, 1_000).stream().map(it -> member(data(it), "updatedAt")).toList();

    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void manyEntitiesChange() {
    var entities = deliveries(1, 8_000).stream().map(it -> member(data(it), "key")).distinct();

    assertThat(entities).hasSizeBetween(1_900, PurchaseOrderWebhooks.ENTITIES);
  }

  @Test
  void contentIsUnderstoodWithoutAnIssue() {
    var content = normalized(deliveries(1, 1).getFirst());

    assertThat(content.issues()).isEmpty();
    assertThat(content.data().members()).containsKeys("number", "status", "totals", "lines");
  }

  private static Normalized normalized(GenuineWebhook delivery) {
    return Normalizer.builtIn().normalize(EntityTypes.PURCHASE_ORDER, null, data(delivery));
  }

  private static List<String> bodies(long seed) {
    return deliveries(seed, 100).stream().map(PurchaseOrderWebhooksTest::text).toList();
  }

  private static List<GenuineWebhook> deliveries(long seed, int count) {
    var orders = new PurchaseOrderWebhooks(seed, GRACE);
    return new ArrayList<>(IntStream.range(0, count).mapToObj(orders::next).toList());
  }

  private static String text(GenuineWebhook delivery) {
    return new String(delivery.body(), UTF_8);
  }

  private static Json.Obj data(GenuineWebhook delivery) {
    return JsonReader.read(delivery.body()) instanceof JsonReader.Reading.Document(Json.Obj body)
            && body.members().get("data") instanceof Json.Obj data
        ? data
        : new Json.Obj(new LinkedHashMap<>());
  }

  private static String member(Json.Obj object, String name) {
    return object.members().get(name) instanceof Json.Str(var text) ? text : "";
  }
}
