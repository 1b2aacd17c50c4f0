package io.penstock.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.FoldRules;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.recipe.ChangeOrderByType;
import io.penstock.senders.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    assertThat(OutputSettings.text(FoldRules.DEFAULT, Map.of("acme", recipe(layout))))
        .isEqualTo(
            """
            clock.step=300000ms
            gap.timeout=60000ms
            grace=2000ms
            held.bytes.max=67108864
            held.entity.max=100
            held.max=100000
            horizon=259200000ms
            normalize.currencies.txt.sha256=f481a99bbebd30a35c7f6fd43088e6bcc3bcb1217bd6efc6f8883bce4b17f05e
            normalize.mappings/purchase_order.yaml.sha256=226030a145b7cd1868f58e6fe79c823e1bf5f6b8027113d03afbb6ef754b5c20
            normalize.mappings/work_order.yaml.sha256=dce883ea29e8a5e05637c5455c1db245ab189c534f8971a70bdfbad12e68b70f
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
            """);
  }

  private static Recipe recipe(BodyLayout layout) {
    var makini = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    return new Recipe("acme", makini.signature(), makini.connection(), makini.webhookId(), layout);
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::of).toList();
  }
}
