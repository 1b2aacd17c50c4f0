package io.penstock.proof.benchmarks.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The entities of the benchmarks' API: purchase orders of equal size that differ in their id
/// alone.
public final class ApiEntities {
  /// Size of an entity, in bytes.
  public static final int BYTES = 2048;

  private static final int ID_DIGITS = 10;

  private static final String BEFORE_ID = "{\"id\":\"";

  /// Maximum offset of the id in a stored answer.
  private static final int ID_AT_MAX = 64;

  /// What follows the id.
  private static final byte[] AFTER_ID = afterId().getBytes(US_ASCII);

  private ApiEntities() {}

  /// The id of the entity with a number.
  public static String id(long number) {
    var digits = Long.toString(number);
    return "0".repeat(ID_DIGITS - digits.length()) + digits;
  }

  /// The entity with an id.
  static byte[] entity(String id) {
    var entity = new byte[BYTES];
    var begin = (BEFORE_ID + id).getBytes(US_ASCII);
    System.arraycopy(begin, 0, entity, 0, begin.length);
    System.arraycopy(AFTER_ID, 0, entity, begin.length, AFTER_ID.length);
    return entity;
  }

  /// The number of the entity in a stored answer.
  ///
  /// @param answer the entity alone, or as it stands in the answer of the API
  public static long number(byte[] answer) {
    var head = new String(answer, 0, Math.min(answer.length, ID_AT_MAX), US_ASCII);
    var at = head.indexOf(BEFORE_ID);
    if (at < 0) {
      throw new IllegalArgumentException("expected an entity, got: " + head);
    }
    var id = at + BEFORE_ID.length();
    return Long.parseLong(head.substring(id, id + ID_DIGITS));
  }

  private static String afterId() {
    var text =
        new StringBuilder(
            """
            ","createdAt":"2026-01-02T03:04:05.678Z","updatedAt":"2026-01-02T03:04:05.678Z",\
            "code":"PO-4500017017","status":"released","currency":"EUR","lineItems":[""");
    var end = "],\"notes\":\"\"}";
    var bytes = BYTES - BEFORE_ID.length() - ID_DIGITS;
    for (int line = 1; ; line++) {
      var item =
          """
          %s{"id":"l-%d","lineNo":%d,"code":"BRG-6204","name":"Deep groove bearing",\
          "uom":"EA","quantity":"4","price":"99.95","total":"399.80"}"""
              .formatted(line == 1 ? "" : ",", line, line);
      if (text.length() + item.length() + end.length() > bytes) {
        break;
      }
      text.append(item);
    }
    var missing = bytes - text.length() - end.length();
    return text.append("],\"notes\":\"").append("x".repeat(missing)).append("\"}").toString();
  }
}
