package io.penstock.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.FoldRules;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.recipe.ChangeOrderByType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The text is stored with the state and compared at every start: it must not change by itself.
class OutputSettingsTest {
  @Test
  void everySettingHasItsLine() {
    var layout =
        new BodyLayout(
            pointers("/event", "/a b/c~1d"),
            pointers("/time"),
            pointers("/data", "/\u00e4"),
            pointers("/id"),
            pointers("/changedAt"),
            pointers("/createdAt"),
            pointers("/deletedAt"),
            pointers("/version"),
            new ChangeOrderByType(ChangeOrder.TIME, Map.of("work_order", ChangeOrder.CONTIGUOUS)));

    assertThat(OutputSettings.text(FoldRules.DEFAULT, Map.of("acme", layout)))
        .isEqualTo(
            """
            ahead.max=93600000ms
            clock.step=300000ms
            fetch.lapse=3600000ms
            fetch.open.max=50000
            gap.timeout=60000ms
            grace=2000ms
            held.bytes.max=67108864
            held.entity.max=100
            held.max=100000
            held.share=50
            horizon=259200000ms
            lag.max=60000ms
            normalize.currencies.txt.sha256=f481a99bbebd30a35c7f6fd43088e6bcc3bcb1217bd6efc6f8883bce4b17f05e
            normalize.mappings/purchase_order.yaml.sha256=ccc5fa362820430969a5717008e9292e35df2c9e1af7df167187a2c5994123ac
            normalize.mappings/work_order.yaml.sha256=82f5ef0a746817bc4b28e521de431ffac93b654dd92b4a7118f14cd23a392b5a
            recipe.acme.changed-at=["/changedAt"]
            recipe.acme.content=["/data","/\u00e4"]
            recipe.acme.created-at=["/createdAt"]
            recipe.acme.deleted-at=["/deletedAt"]
            recipe.acme.entity-id=["/id"]
            recipe.acme.event=["/event","/a b/c~1d"]
            recipe.acme.occurred-at=["/time"]
            recipe.acme.order=time
            recipe.acme.order.work_order=contiguous
            recipe.acme.version=["/version"]
            release.bytes.max=8388608
            release.items.max=1000
            """);
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::of).toList();
  }
}
