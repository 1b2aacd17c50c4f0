package io.penstock.schemas.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.WebhookExample;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFormatTest {

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.WebhookExample#all")
  void aModelIsWrittenAsItWasRead(WebhookExample example) {
    var data = data(example);
    var model =
        example.type().equals(EntityTypes.PURCHASE_ORDER)
            ? ModelFormat.read(data, PurchaseOrder.class)
            : ModelFormat.read(data, WorkOrder.class);

    var written = ModelFormat.write(model);

    assertThat(new String(written, UTF_8)).isEqualTo(new String(JsonWriter.write(data), UTF_8));
  }

  @Test
  void aModelIsTyped() {
    var order = ModelFormat.read(data(example("purchase_order/v3-full")), PurchaseOrder.class);

    assertThat(order.status()).isEqualTo(PurchaseOrder.Status.PARTIALLY_RECEIVED);
    assertThat(order.orderDate()).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(order.completedAt()).isNull();
    assertThat(requireNonNull(order.lines()).getFirst().quantity())
        .isEqualTo(new Quantity(new BigDecimal("10"), "EA"));
  }

  @Test
  void whatALaterReleaseAddsIsReadAsUnknownOrSkipped() {
    var later = "{\"number\":\"1\",\"status\":\"teleported\",\"colour\":\"red\"}";

    var order = ModelFormat.read(later.getBytes(UTF_8), PurchaseOrder.class);

    assertThat(order.status()).isEqualTo(PurchaseOrder.Status.UNKNOWN);
    assertThat(new String(ModelFormat.write(order), UTF_8))
        .isEqualTo("{\"number\":\"1\",\"status\":\"unknown\"}");
  }

  @Test
  void numbersInExtensionsKeepTheirDigits() {
    var data =
        "{\"lines\":[{\"id\":\"1\",\"extensions\":{\"rate\":1.10,\"n\":1E3,\"none\":null}}]}";

    var order = ModelFormat.read(data.getBytes(UTF_8), PurchaseOrder.class);

    assertThat(new String(ModelFormat.write(order), UTF_8)).isEqualTo(data);
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(() -> ModelFormat.read("[1]".getBytes(UTF_8), WorkOrder.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static WebhookExample example(String name) {
    return WebhookExample.all().stream().filter(e -> e.name().equals(name)).findAny().orElseThrow();
  }

  private static Json.Obj data(WebhookExample example) {
    return requireNonNull(EntityEventFormat.read(example.event().getBytes(UTF_8)).data());
  }
}
