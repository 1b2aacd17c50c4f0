package io.penstock.cli.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadsTest {
  private static final Instant CHANGED_AT = Instant.parse("2026-03-14T09:26:53Z");
  private static final int MANY = 400;

  @Test
  void sameChanceMakesTheSame() {
    var one = made(EntityTypes.PURCHASE_ORDER, ApiGeneration.V3).toList();

    var other = made(EntityTypes.PURCHASE_ORDER, ApiGeneration.V3).toList();

    assertThat(other).isEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource
  void noTwoAreAlikeEvenOfOneEntity(ApiGeneration generation) {
    for (var type : EntityTypes.ALL) {
      var contents = new Payloads(new SplittableRandom(1));

      var texts =
          IntStream.range(0, MANY)
              .mapToObj(_ -> contents.next(type, generation, "e-1", CHANGED_AT, null).json());

      assertThat(texts).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void contentIsOfAPlausibleSizeAndTellsWhatItShows(ApiGeneration generation) {
    for (var type : EntityTypes.ALL) {
      var contents = made(type, generation).toList();

      assertThat(contents)
          .allSatisfy(
              content -> {
                assertThat(content.json().getBytes(UTF_8).length).isBetween(400, 4_096);
                assertThat(content.shows().size()).isBetween(2, 5);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void ordersAreOfAllSizes(ApiGeneration generation) {
    var sizes =
        made(EntityTypes.PURCHASE_ORDER, generation)
            .mapToInt(content -> content.json().length())
            .summaryStatistics();

    assertThat(sizes.getMin()).isLessThan(1_300);
    assertThat(sizes.getMax()).isGreaterThan(2_500);
  }

  @ParameterizedTest
  @EnumSource
  void entityStaysWhatItIsWhileItChanges(ApiGeneration generation) {
    var contents = new Payloads(new SplittableRandom(1));

    var changes =
        IntStream.range(0, 20)
            .mapToObj(
                day ->
                    contents.next(
                        EntityTypes.PURCHASE_ORDER,
                        generation,
                        "po-1",
                        CHANGED_AT.plusSeconds(86_400L * day / 2),
                        null))
            .map(PayloadsTest::read)
            .toList();

    for (var stays : List.of("/vendorKey", "/siteKey", "/terms", "/lineItems/0/name")) {
      assertThat(changes.stream().map(order -> text(order, stays)).distinct()).hasSize(1);
    }
    assertThat(changes.stream().map(order -> text(order, "/notes")).distinct()).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource
  void reSyncChangesNothingButTheTime(ApiGeneration generation) {
    var later = CHANGED_AT.plusSeconds(60);
    var content =
        new Payloads(new SplittableRandom(1))
            .next(EntityTypes.WORK_ORDER, generation, "wo-1", CHANGED_AT, CHANGED_AT);

    var again = content.changedAt(generation, later);

    var pointer = "/" + generation.changedAt();
    assertThat(text(read(again), pointer)).isEqualTo("2026-03-14T09:27:53Z");
    assertThat(again.changedAt(generation, CHANGED_AT))
        .isEqualTo(content.changedAt(generation, CHANGED_AT));
    assertThat(again.shows()).isEqualTo(content.shows());
  }

  @Test
  void habitsOfSourceSystemsOccur() {
    var orders =
        made(EntityTypes.PURCHASE_ORDER, ApiGeneration.V3).map(PayloadsTest::read).toList();

    assertThat(orders)
        .anyMatch(gross(text -> text.matches("[0-9.]+,[0-9]{2}")))
        .anyMatch(gross(text -> text.matches("[0-9']+'[0-9]{3}\\.[0-9]{2}")))
        .anyMatch(order -> number(order, "/totalGrossValue"))
        .anyMatch(order -> text(order, "/lineItems/0/quantity").endsWith("-"))
        .anyMatch(order -> text(order, "/orderDate").matches("[0-9]{8}"))
        .anyMatch(order -> text(order, "/orderDate").startsWith("/Date("))
        .anyMatch(order -> number(order, "/createdAt"))
        .anyMatch(order -> text(order, "/deletedAt").equals("00000000"))
        .anyMatch(order -> text(order, "/deliveryAddress/isActive").equals("X"))
        .anyMatch(order -> text(order, "/status").equals("ZZ9"))
        .anyMatch(order -> text(order, "/vendorKey").startsWith("000"));
  }

  private static Predicate<Json> gross(Predicate<String> form) {
    return order -> form.test(text(order, "/totalGrossValue"));
  }

  private static boolean number(Json order, String pointer) {
    return order.at(JsonPointer.of(pointer)) instanceof Json.Num;
  }

  private static String text(Json order, String pointer) {
    return order.at(JsonPointer.of(pointer)) instanceof Json.Str(var text) ? text : "";
  }

  private static Json read(Payload content) {
    if (JsonReader.read(content.json().getBytes(UTF_8)) instanceof Reading.Document(var json)) {
      return json;
    }
    throw new AssertionError("not JSON: " + content.json());
  }

  private static Stream<Payload> made(EntityType type, ApiGeneration generation) {
    var contents = new Payloads(new SplittableRandom(1));
    return IntStream.range(0, MANY)
        .mapToObj(
            number ->
                contents.next(type, generation, "e-" + number, CHANGED_AT, deletedAt(number)));
  }

  private static @Nullable Instant deletedAt(int number) {
    return number % 9 == 0 ? CHANGED_AT : null;
  }
}
