package io.penstock.processor.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.values.JsonText;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random content, of the names that mappings know and some they don't, is never too much for the
/// normalizer, and each of its texts can be found again in what comes out. `-Dseed=` replays.
class NormalizerRandomTest {
  private static final int ROUNDS = 20_000;

  private static final List<String> NAMES =
      List.of(
          "key",
          "orderNo",
          "code",
          "_idValue",
          "title",
          "_displayValue",
          "status",
          "statusKey",
          "severity",
          "priority",
          "type",
          "dueAt",
          "createdAt",
          "deletedAt",
          "deleted",
          "orderDate",
          "vendorKey",
          "currency",
          "currencyKey",
          "totalNetValue",
          "lineItems",
          "lines",
          "quantity",
          "qty",
          "uom",
          "price",
          "cost",
          "rate",
          "deliveryAddress",
          "addressLines",
          "isActive",
          "tasks",
          "resources",
          "materials",
          "parts",
          "documents",
          "extensions",
          "strange",
          "");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "00000000",
          "20260131",
          "2026-01-31T10:15:00Z",
          "01/02/2026",
          "EUR",
          "€",
          "EA",
          "approved",
          "deleted",
          "ZZ9",
          "1,234",
          "1.234,56",
          "302.35-",
          "1E999999999",
          "X",
          "/Date(1467981296000)/",
          "/Date(",
          "(",
          "-",
          "[]",
          "\u0000",
          "\ud83d\ude80",
          "(1e5)-");

  @Test
  void nothingIsTooMuchAndNothingIsLost() {
    long seed = Long.getLong("seed", 20_261_123L);
    var random = new Random(seed);
    var normalizer = Normalizer.builtIn();
    var types = EntityTypes.ALL.stream().filter(EntityType::canonical).toList();

    for (int round = 0; round < ROUNDS; round++) {
      var marks = new ArrayList<String>();
      var content = object(random, 0, marks);
      var type = types.get(random.nextInt(types.size()));

      var normalized = normalizer.normalize(type, null, content);

      var kept =
          JsonText.text(normalized.data())
              + JsonText.text(normalized.extensions())
              + normalized.issues();
      assertThat(marks)
          .as("seed %d, round %d: %s", seed, round, JsonText.text(content))
          .allMatch(kept::contains);
    }
  }

  private static Json.Obj object(Random random, int depth, List<String> marks) {
    var members = new LinkedHashMap<String, Json>();
    for (int i = random.nextInt(8); i > 0; i--) {
      var name = NAMES.get(random.nextInt(NAMES.size()));
      if (!members.containsKey(name)) {
        members.put(name, value(random, depth, marks));
      }
    }
    return new Json.Obj(members);
  }

  private static Json value(Random random, int depth, List<String> marks) {
    return switch (random.nextInt(depth > 3 ? 6 : 10)) {
      case 0 -> new Json.Null();
      case 1 -> new Json.Bool(random.nextBoolean());
      case 2 -> number(random, marks);
      case 3 -> new Json.Str(VALUES.get(random.nextInt(VALUES.size())));
      case 4, 5 -> {
        // A text of its own, by which it is found again.
        var mark = "m" + random.nextLong(1_000_000_000_000L) + "k";
        marks.add(mark);
        yield new Json.Str(mark);
      }
      case 6, 7 -> object(random, depth + 1, marks);
      default -> {
        var items = new ArrayList<Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(
              random.nextInt(4) > 0
                  ? object(random, depth + 1, marks)
                  : value(random, depth + 1, marks));
        }
        yield new Json.Arr(items);
      }
    };
  }

  /// Eleven digits are neither a day nor a Unix time.
  private static Json number(Random random, List<String> marks) {
    var digits = Long.toString(10_000_000_000L + random.nextLong(80_000_000_000L));
    marks.add(digits);
    return new Json.Num(digits);
  }
}
