package io.penstock.proof.reference;

import static io.penstock.proof.reference.LogBuilder.asset;
import static io.penstock.proof.reference.LogBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.ModelSettings.Bounds;
import org.junit.jupiter.api.Test;

/// Rule 6.4.
class BoundsTest {
  @Test
  void overfullEntityReleasesThroughItsOldest() {
    var log =
        new LogBuilder(bounds(2, 100, 1 << 20))
            .webhook(asset("e", 5, "b"))
            .webhook(asset("e", 4, "a"))
            .webhook(asset("e", 6, "c"))
            .webhook(asset("e", 3, "x"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-18-0 updated #1 forced",
            "assets 3-17-0 updated #2 forced",
            "late 3-20-0 updated by 0");
    assertThat(log.count("held")).isEqualTo(1);
  }

  @Test
  void overfullPartitionReleasesThroughTheOldestOfAll() {
    var log =
        new LogBuilder(bounds(100, 2, 1 << 20))
            .webhook(asset("e", 5, "b"))
            .webhook(asset("f", 4, "a"))
            .webhook(asset("g", 6, "c"));

    assertThat(log.lines()).containsExactly("assets 3-17-0 updated #1 forced");
  }

  @Test
  void weightIsBounded() {
    var body = "{\"data\":}".length() + LogBuilder.state("e", 5, "b").length();
    var roomForTwo = 2 * (512 + body + "asset/c/e".length() + "evt-0".length());

    var two = new LogBuilder(bounds(100, 100, roomForTwo));
    two.webhook(asset("e", 5, "b")).webhook(asset("f", 5, "b"));
    var three = new LogBuilder(bounds(100, 100, roomForTwo));
    three.webhook(asset("e", 5, "b")).webhook(asset("f", 5, "b")).webhook(asset("g", 5, "b"));

    assertThat(two.lines()).isEmpty();
    assertThat(three.lines()).containsExactly("assets 3-17-0 updated #1 forced");
  }

  @Test
  void whatFollowsAForcedVersionIsNotForced() {
    var log =
        new LogBuilder(bounds(2, 100, 1 << 20))
            .versioned(version("e", 1, "a"))
            .versioned(version("e", 3, "c"))
            .versioned(version("e", 4, "d"))
            .versioned(version("e", 8, "h"));

    assertThat(log.lines())
        .containsExactly(
            "assets 3-17-0 updated #1",
            "assets 3-18-0 updated #2 gap forced",
            "assets 3-19-0 updated #3");
  }

  private static ModelSettings bounds(int perEntity, int held, long bytes) {
    return ModelSettings.defaults("t")
        .withBounds(new Bounds(perEntity, held, bytes, 100, 1_000, 8 << 20));
  }
}
