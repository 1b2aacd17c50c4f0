package io.penstock.schemas;

/// The names of the headers of a raw record in `<prefix>.webhooks`. All values are UTF-8 text.
public final class RawRecordHeaders {
  /// The id that distinguishes deliveries; see [#WEBHOOK_ID_ORIGIN].
  public static final String WEBHOOK_ID = "webhook-id";

  /// `sender`, or `derived` if the sender gave no id: then the id is `sha256:` + hex of
  /// SHA-256(connection, 0x00, body).
  public static final String WEBHOOK_ID_ORIGIN = "webhook-id-origin";

  /// The name of the recipe that verified the webhook and defines how to read it.
  public static final String RECIPE = "recipe";

  /// The source system configured for the connection, such as `sap`.
  public static final String SYSTEM = "system";

  /// `true` if the connection is marked as a test.
  public static final String TEST = "test";

  /// The connection's own deduplication horizon, in milliseconds.
  public static final String HORIZON = "horizon";

  /// The connection's own grace, in milliseconds.
  public static final String GRACE = "grace";

  /// The connection's own time zone, of times without one: an IANA name such as `Europe/Berlin`, or
  /// an offset such as `+02:00`.
  public static final String TIME_ZONE = "time-zone";

  /// How far a time in this connection's content may be after the receipt, so that it is trusted,
  /// in milliseconds.
  public static final String AHEAD_MAX = "ahead-max";

  /// The name of the secret that verified the webhook.
  public static final String KEY_ID = "key-id";

  /// When the ingress had received the whole body, in Unix milliseconds.
  public static final String RECEIVED_AT = "received-at";

  /// The origin of the record: `webhook`, `fetch`, `poll` or `redrive`.
  public static final String ORIGIN = "origin";

  /// The name of the entity type that was fetched or polled. A webhook's body names it itself.
  public static final String ENTITY_TYPE = "entity-type";

  /// The known operation on the fetched entity: `created`, `updated` or `deleted`.
  public static final String OPERATION = "operation";

  /// The id of the entity that was asked for, on the answer to a request.
  public static final String ENTITY_ID = "entity-id";

  /// The low-water mark of a pulled record: the offset, in the same partition, of a record that was
  /// in the log before the API was read.
  public static final String MARK = "mark";

  /// The raw time before which the API was not read, in Unix milliseconds.
  public static final String MARK_TIME = "mark-time";

  /// The attempt of the request that was answered.
  public static final String ATTEMPT = "attempt";

  /// The HTTP status of an API's answer: `200`, or `404` or `410` if the API has no such entity.
  public static final String STATUS = "status";

  /// For how long the API may answer with a state that is older than its own webhooks, in
  /// milliseconds.
  public static final String LAG_MAX = "lag-max";

  /// `true` if the API of the connection can be asked.
  public static final String PULL = "pull";

  /// The body's media type as received.
  public static final String CONTENT_TYPE = "content-type";

  /// The body's content coding as received; the body is stored in this coding.
  public static final String CONTENT_ENCODING = "content-encoding";

  /// The sender's `traceparent` (W3C Trace Context), if it was valid.
  public static final String TRACEPARENT = "traceparent";

  /// The sender's `tracestate` (W3C Trace Context), if its `traceparent` was valid.
  public static final String TRACESTATE = "tracestate";

  /// The kind of a control record: `tick`, `poll` or `connection`.
  public static final String KIND = "kind";

  /// What a control record of the kind `connection` says of its connection: `snapshot-completed`.
  public static final String EVENT = "event";

  /// The prefix of the lower-case name of a preserved HTTP header.
  public static final String HTTP_PREFIX = "http-";

  /// The longest [#WEBHOOK_ID], in UTF-16 characters. The ingress ignores a sender's longer id, so
  /// a raw record with a longer id was not written by the ingress.
  public static final int WEBHOOK_ID_CHARS_MAX = 256;

  /// The longest [#TRACEPARENT], in characters: the length of version `00`. A longer value, which
  /// later versions may have, is neither stored nor copied.
  public static final int TRACEPARENT_CHARS_MAX = 55;

  /// The longest [#TRACESTATE], in characters: the length that W3C Trace Context asks to propagate.
  public static final int TRACESTATE_CHARS_MAX = 512;

  private RawRecordHeaders() {}
}
