package io.penstock.processor.fold;

import io.penstock.processor.read.WebhookReader;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.recipe.ChangeOrderByType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A recipe like Makini's whose changes carry versions, for tests.
final class Versions {
  static final String RECIPE = "versioned";

  private Versions() {}

  static WebhookReader reader() {
    var makini = Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout();
    return new WebhookReader(
        new BodyLayout(
            makini.event(),
            makini.occurredAt(),
            makini.content(),
            makini.entityId(),
            makini.changedAt(),
            makini.createdAt(),
            makini.deletedAt(),
            List.of(JsonPointer.of("/version")),
            new ChangeOrderByType(ChangeOrder.CONTIGUOUS, Map.of())));
  }
}
