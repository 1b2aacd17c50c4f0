package io.penstock.schemas;

/// The headers of a raw record in `<prefix>.webhooks`. All values are UTF-8 text.
public final class RawRecordHeaders {
  /// What tells one delivery from another; see [#WEBHOOK_ID_ORIGIN].
  public static final String WEBHOOK_ID = "webhook-id";

  /// `sender`, or `derived` where the sender named none: then the id is `sha256:` + hex of
  /// SHA-256(connection, 0x00, body).
  public static final String WEBHOOK_ID_ORIGIN = "webhook-id-origin";

  /// Which recipe verified the webhook and tells how to read it.
  public static final String RECIPE = "recipe";

  /// The source system configured for the connection, such as `sap`.
  public static final String SYSTEM = "system";

  /// `true` where the connection is marked as a test.
  public static final String TEST = "test";

  /// The connection's own horizon of dedupe, in milliseconds.
  public static final String HORIZON = "horizon";

  /// The connection's own grace, in milliseconds.
  public static final String GRACE = "grace";

  /// The name of the secret that verified the webhook.
  public static final String KEY_ID = "key-id";

  /// When the ingress had the whole body, in Unix milliseconds.
  public static final String RECEIVED_AT = "received-at";

  /// `webhook`, `fetch`, `poll` or `redrive`.
  public static final String ORIGIN = "origin";

  /// What was fetched or polled, which a webhook's body says itself: the name of its entity type.
  public static final String ENTITY_TYPE = "entity-type";

  /// What is known to have happened to what was fetched: `created`, `updated` or `deleted`.
  public static final String OPERATION = "operation";

  /// The body's media type as received.
  public static final String CONTENT_TYPE = "content-type";

  /// The body's coding as received; the body stays in it.
  public static final String CONTENT_ENCODING = "content-encoding";

  /// W3C Trace Context, where the sender's was valid.
  public static final String TRACEPARENT = "traceparent";

  /// W3C Trace Context, beside a valid `traceparent`.
  public static final String TRACESTATE = "tracestate";

  /// Marks a control record: `tick`, `settings`, `audit`.
  public static final String KIND = "kind";

  /// Before the name of an HTTP header that was kept, in lower case.
  public static final String HTTP_PREFIX = "http-";

  /// The longest [#WEBHOOK_ID], in UTF-16 characters. A sender's longer id is no id; a raw record
  /// with a longer one was not written by the ingress.
  public static final int WEBHOOK_ID_CHARS_MAX = 256;

  /// The longest [#TRACEPARENT], in characters: that of version `00`. A longer one, which later
  /// versions may have, is neither stored nor copied.
  public static final int TRACEPARENT_CHARS_MAX = 55;

  /// The longest [#TRACESTATE], in characters: what W3C Trace Context asks to propagate.
  public static final int TRACESTATE_CHARS_MAX = 512;

  private RawRecordHeaders() {}
}
