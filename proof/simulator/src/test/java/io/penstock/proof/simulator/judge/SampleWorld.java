package io.penstock.proof.simulator.judge;

import static io.penstock.proof.simulator.judge.HandmadeWebhooks.change;
import static io.penstock.proof.simulator.judge.HandmadeWebhooks.full;
import static io.penstock.proof.simulator.judge.HandmadeWebhooks.webhook;
import static io.penstock.schemas.Operation.CREATED;
import static io.penstock.schemas.Operation.DELETED;
import static io.penstock.schemas.Operation.UPDATED;

import io.penstock.proof.simulator.Intent.Changes;
import io.penstock.proof.simulator.Intent.Generic;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.Intent.Unreadable;
import io.penstock.proof.simulator.Intent.Unwelcome;
import io.penstock.proof.simulator.Webhook;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A little of everything, and a bridge that does all of it right.
final class SampleWorld {
  static final EntityType ORDER = EntityTypes.WORK_ORDER;
  static final EntityType VENDOR = type("vendor");
  static final EntityType ASSET = type("asset");

  static final Webhook FIRST = full(0, "a", change(ORDER, "wo-1", 10, CREATED, "first"));
  static final Webhook SECOND = full(1, "a", change(ORDER, "wo-1", 20, UPDATED, "second"));
  static final Webhook OVERTAKEN = full(2, "a", change(ORDER, "wo-1", 15, UPDATED, "overtaken"));
  static final Webhook RESYNC = full(3, "a", change(ORDER, "wo-1", 30, UPDATED, "second"));
  static final Webhook TOO_LATE = full(4, "a", change(ORDER, "wo-1", 25, UPDATED, "too late"));
  static final Webhook DERIVED =
      webhook(5, "a", null, new Changes(List.of(change(ORDER, "wo-2", 5, UPDATED, "derived"))));
  static final Webhook SEVERAL =
      full(
          6,
          "b",
          change(VENDOR, "v-1", 1, CREATED, "v-1 made"),
          change(VENDOR, "v-2", 1, CREATED, "v-2 made"));
  static final Webhook GONE = full(7, "b", change(VENDOR, "v-1", 2, DELETED, "v-1 gone"));
  static final Webhook BACK = full(8, "b", change(VENDOR, "v-1", 3, UPDATED, "v-1 back"));
  static final Webhook TIE = full(9, "b", change(VENDOR, "v-2", 1, UPDATED, "v-2 tied"));

  static final Webhook THIN = thin(10, null, "as-1", "as-2");
  static final Webhook THIN_AGAIN = thin(11, null, "as-1", "as-2");
  static final Webhook THIN_NAMED = thin(12, "evt_12", "as-3");
  static final Webhook UNREADABLE = webhook(13, "a", null, new Unreadable("invalid-json"), "{");

  static final Webhook SYNC = generic(17, "sync started", 1);
  static final Webhook SYNC_DONE = generic(18, "sync done", 2);

  static final Webhook FORGED = webhook(14, "a", "evt_14", new Unwelcome(401, "forged"));
  static final Webhook UNSIGNED = webhook(15, "a", "evt_15", new Unwelcome(401, "unsigned"));
  static final Webhook LEFT = webhook(16, "left", "evt_16", new Unwelcome(410, "disconnected"));

  private SampleWorld() {}

  /// The story until nothing waits.
  static World told() {
    var bridge = new ModelBridge();
    bridge.post(FIRST).pause(40).post(FIRST).post(FORGED).pause(100).post(SECOND);
    bridge.pause(300).post(OVERTAKEN).post(DERIVED).pause(9).post(DERIVED).postUnanswered(SEVERAL);
    bridge.pause(30).post(SEVERAL).post(THIN).post(THIN_AGAIN).post(THIN_NAMED).post(UNSIGNED);
    bridge.postUnavailable(UNREADABLE).pause(3_000).post(UNREADABLE).post(UNREADABLE).post(LEFT);
    bridge.post(RESYNC).post(THIN_NAMED).post(GONE).pause(2_500).post(TOO_LATE).post(BACK);
    bridge.post(TIE).post(SYNC).pause(20).post(SYNC).post(SYNC_DONE);
    return bridge.ended();
  }

  private static Webhook generic(int number, String name, long second) {
    var meaning = new Generic(name, HandmadeWebhooks.BEGINNING.plusSeconds(second));
    var body = "{\"event\":\"" + name + "\",\"total\":12.50}";
    return webhook(number, "a", "evt_" + number, meaning, body);
  }

  private static Webhook thin(int number, @Nullable String id, String... entities) {
    var meaning = new Notice(ASSET, "updated", List.of(entities));
    return webhook(number, "c", id, meaning, "thin " + List.of(entities));
  }

  private static EntityType type(String name) {
    var type = EntityTypes.of(name);
    if (type == null) {
      throw new IllegalArgumentException(name);
    }
    return type;
  }
}
