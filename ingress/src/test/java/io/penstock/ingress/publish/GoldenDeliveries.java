package io.penstock.ingress.publish;

import io.penstock.ingress.publish.RawRecords.KeptHeaders;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// The deliveries whose records one golden file holds.
///
/// @param name of the file, without its ending
/// @param comment what they show
/// @param deliveries by what each shows
record GoldenDeliveries(String name, String comment, SequencedMap<String, SentWebhook> deliveries) {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final SentWebhook PLAIN = SentWebhook.of("makini", "{\"id\":\"evt-1\"}");

  static final List<GoldenDeliveries> ALL =
      List.of(ids(), connections(), http(), traces(), bodies(), recipes());

  private static GoldenDeliveries ids() {
    var all = new LinkedHashMap<String, SentWebhook>();
    all.put("id in a header", PLAIN.with("x-webhook-id", "evt-2").with("webhook-id", "evt-3"));
    all.put("id in the body", PLAIN);
    all.put("number as id", SentWebhook.of("makini", "{\"id\":4.50}"));
    all.put("id derived from the body", SentWebhook.of("makini", "{}"));
    all.put("id derived for another connection", SentWebhook.of("makini", "{}").to("conn-2"));
    all.put("id that is too long", SentWebhook.of("makini", "{}").with("webhook-id", longId(257)));
    all.put("longest id", SentWebhook.of("makini", "{}").with("webhook-id", longId(256)));
    all.put("blank id", PLAIN.with("webhook-id", " "));
    all.put("id of other letters", SentWebhook.of("makini", "{\"id\":\"\\u00e4 日本\"}"));
    return new GoldenDeliveries("ids", "What tells a delivery from others.", all);
  }

  private static String longId(int length) {
    return "x".repeat(length);
  }

  private static GoldenDeliveries connections() {
    var all = new LinkedHashMap<String, SentWebhook>();
    all.put("connection without anything of its own", PLAIN);
    all.put("system", PLAIN.from(PLAIN.connection().system("sap")));
    all.put("test", PLAIN.from(PLAIN.connection().test(true)));
    all.put("horizon", PLAIN.from(PLAIN.connection().horizon(Duration.ofHours(24))));
    all.put("grace", PLAIN.from(PLAIN.connection().grace(Duration.ofMillis(1500))));
    all.put("no grace", PLAIN.from(PLAIN.connection().grace(Duration.ZERO)));
    all.put("time zone", PLAIN.from(PLAIN.connection().timeZone(ZoneId.of("Europe/Berlin"))));
    all.put("offset", PLAIN.from(PLAIN.connection().timeZone(ZoneId.of("+2"))));
    all.put("ahead-max", PLAIN.from(PLAIN.connection().aheadMax(Duration.ofHours(26))));
    all.put("no ahead-max", PLAIN.from(PLAIN.connection().aheadMax(Duration.ZERO)));
    all.put(
        "all of them",
        PLAIN.from(
            PLAIN
                .connection()
                .system("ä sap")
                .test(true)
                .horizon(Duration.ofDays(7))
                .grace(Duration.ofHours(1))
                .timeZone(ZoneId.of("-03:30"))
                .aheadMax(Duration.ofDays(7))));
    all.put("API that can be asked", PLAIN.from(PLAIN.connection().withApi()));
    all.put("wildcard, by the id that was asked for", PLAIN.from(PLAIN.connection().id("*")));
    all.put("another key", PLAIN.verifiedBy("key-2"));
    return new GoldenDeliveries("connections", "What a connection says of itself.", all);
  }

  private static GoldenDeliveries http() {
    var all = new LinkedHashMap<String, SentWebhook>();
    all.put("no header", PLAIN);
    all.put("media type", PLAIN.with("content-type", "application/json; charset=utf-8"));
    all.put("coding", PLAIN.with("content-encoding", "gzip"));
    all.put("first media type", PLAIN.with("content-type", "text/plain", "application/json"));
    all.put(
        "headers that are kept, each value of them",
        PLAIN
            .with("x-webhook-signature", "c2ln")
            .with("webhook-id", "evt-1")
            .with("x-webhook-id", "one", "two")
            .with("user-agent", "Makini/1")
            .with("x-request-id", "r-1", "r-2", ""));
    all.put(
        "headers that are not kept",
        PLAIN.with("authorization", "Bearer secret").with("cookie", "a=1").with("kind", "tick"));
    all.put(
        "token, which is the secret itself",
        SentWebhook.of("token", "{}")
            .with("x-webhook-token", "hunter2")
            .with("webhook-id", "evt-1"));
    return new GoldenDeliveries("http-headers", "What is kept of the HTTP headers.", all);
  }

  private static GoldenDeliveries traces() {
    var all = new LinkedHashMap<String, SentWebhook>();
    all.put("parent", PLAIN.with("traceparent", TRACE));
    all.put("parent and state", PLAIN.with("traceparent", TRACE).with("tracestate", "a=1"));
    all.put(
        "state in two headers", PLAIN.with("traceparent", TRACE).with("tracestate", "a=1", "b=2"));
    all.put("state alone", PLAIN.with("tracestate", "a=1"));
    all.put("two parents", PLAIN.with("traceparent", TRACE, TRACE).with("tracestate", "a=1"));
    all.put(
        "parent that is none", PLAIN.with("traceparent", "00-0-0-01").with("tracestate", "a=1"));
    all.put("state that is none", PLAIN.with("traceparent", TRACE).with("tracestate", "no state"));
    return new GoldenDeliveries("trace-context", "Which trace context is kept.", all);
  }

  private static GoldenDeliveries bodies() {
    var all = new LinkedHashMap<String, SentWebhook>();
    all.put("empty", SentWebhook.of("makini", ""));
    all.put("spaces and line feeds", SentWebhook.of("makini", " {\n \"id\" : 1 }\r\n"));
    all.put("no JSON", SentWebhook.of("makini", "a=1&b=2"));
    all.put("no UTF-8", PLAIN.body(new byte[] {'{', '}', 0, (byte) 0xff, (byte) 0xc3}));
    all.put(
        "large", SentWebhook.of("makini", "{\"id\":\"evt-1\",\"x\":\"" + longId(1 << 19) + "\"}"));
    return new GoldenDeliveries("bodies", "The body is stored as it came.", all);
  }

  /// Every header that a recipe names is sent, and one more.
  private static GoldenDeliveries recipes() {
    var all = new LinkedHashMap<String, SentWebhook>();
    for (var name : BuiltInRecipes.builtInNames()) {
      var sent = SentWebhook.of(name, "{\"id\":\"evt-1\",\"event_id\":\"Ev-1\"}");
      for (var kept : KeptHeaders.of(Objects.requireNonNull(BuiltInRecipes.builtIn(name))).all()) {
        sent = sent.with(kept.name(), "the " + kept.name());
      }
      all.put("recipe " + name, sent.with("x-other", "other"));
    }
    return new GoldenDeliveries("recipes", "What the record of each recipe keeps.", all);
  }

  @Override
  public String toString() {
    return name;
  }
}
