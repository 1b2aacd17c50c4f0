package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.RandomChoices;

/// A defect that makes a genuine, correctly signed webhook unreadable as a whole.
enum Corruption {
  CUT("invalid-json"),
  NOT_JSON("invalid-json"),
  NOT_UTF8("invalid-json"),
  NO_OBJECT("no-event"),
  NO_EVENT("no-event"),
  NO_CONTENT("no-content"),
  EMPTY_CONTENT("no-content"),
  NO_ID("no-id"),
  BAD_ID("bad-id"),
  BAD_ITEM("unreadable-item");

  private static final int ID_CHARS = 300;

  private final String reason;

  Corruption(String reason) {
    this.reason = reason;
  }

  /// A new webhook with this defect. A random mark makes its body unique.
  DraftWebhook letter(WebhookStyle voice, RandomChoices random) {
    return voice.raw(body(random.hex(12)), new Intent.Unreadable(reason), random);
  }

  private byte[] body(String mark) {
    var text =
        switch (this) {
          case CUT -> "{\"event\":\"assets.updated\",\"data\":{\"key\":\"" + mark + "\",\"na";
          case NOT_JSON -> "event=assets.updated&key=" + mark;
          case NOT_UTF8 ->
              event("assets.updated", "{\"key\":\"" + mark + "\",\"name\":\"M\u00fcller\"}");
          case NO_OBJECT -> "[\"assets.updated\",\"" + mark + "\"]";
          case NO_EVENT -> "{\"data\":{\"key\":\"" + mark + "\"}}";
          case NO_CONTENT -> "{\"event\":\"assets.updated\",\"note\":\"" + mark + "\"}";
          case EMPTY_CONTENT ->
              "{\"event\":\"assets.updated\",\"data\":[],\"note\":\"" + mark + "\"}";
          case NO_ID -> event("assets.updated", "{\"name\":\"" + mark + "\"}");
          case BAD_ID ->
              event(
                  "assets.updated",
                  "{\"key\":\"" + mark.repeat(ID_CHARS / mark.length() + 1) + "\"}");
          case BAD_ITEM -> "{\"event\":\"assets.updated\",\"note\":\"" + mark + "\",\"body\":[42]}";
        };
    return text.getBytes(this == NOT_UTF8 ? ISO_8859_1 : UTF_8);
  }

  private static String event(String name, String content) {
    return "{\"event\":\"" + name + "\",\"data\":" + content + "}";
  }
}
