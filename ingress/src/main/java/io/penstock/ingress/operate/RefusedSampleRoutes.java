package io.penstock.ingress.operate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.ingress.http.Answers;
import io.penstock.ingress.operate.samples.RefusedSample;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;

/// Management-port routes that show samples of refused webhooks. `/refused` lists them; paths below
/// it return a sample's headers or body. They require the operator's token.
public final class RefusedSampleRoutes {
  private static final String HEADERS = "text/plain; charset=iso-8859-1";
  private static final String BYTES = "application/octet-stream";

  private final RefusedSamples samples;
  private final OperatorToken token;

  public RefusedSampleRoutes(RefusedSamples samples, OperatorToken token) {
    this.samples = samples;
    this.token = token;
  }

  void addTo(Router router) {
    router.route("/refused*").handler(this::admit);
    router.get("/refused").handler(this::list);
    router.getWithRegex("/refused/(?<number>[0-9]{1,18})/headers").handler(this::headers);
    router.getWithRegex("/refused/(?<number>[0-9]{1,18})/body").handler(this::body);
  }

  private void admit(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (token.isShownBy(request.request().headers().getAll(HttpHeaders.AUTHORIZATION))) {
      request.next();
    } else {
      request.response().putHeader("WWW-Authenticate", "Bearer");
      refuse(request, 401, "unauthorized", "Show the token: Authorization: Bearer <token>.");
    }
  }

  private void list(RoutingContext request) {
    var list = samples.newestFirst().stream().map(RefusedSampleRoutes::listed).toList();
    answer(request, "application/json", Buffer.buffer(JsonWriter.write(new Json.Arr(list))));
  }

  private void headers(RoutingContext request) {
    var sample = samples.find(number(request));
    if (sample == null) {
      gone(request);
    } else {
      answer(request, HEADERS, Buffer.buffer(sample.headers().getBytes(ISO_8859_1)));
    }
  }

  private void body(RoutingContext request) {
    var sample = samples.find(number(request));
    var body = sample == null ? null : sample.body();
    if (body == null) {
      gone(request);
    } else {
      answer(request, BYTES, Buffer.buffer(body));
    }
  }

  private static long number(RoutingContext request) {
    return Long.parseLong(request.pathParam("number"));
  }

  private static Json listed(RefusedSample sample) {
    var members = new LinkedHashMap<String, Json>();
    members.put("number", new Json.Num(Long.toString(sample.number())));
    members.put("time", new Json.Str(sample.time().toString()));
    members.put("label", new Json.Str(sample.refusal().label()));
    members.put("connection", new Json.Str(sample.connectionId()));
    members.put("bodyBytes", new Json.Num(Integer.toString(sample.bodyBytes())));
    members.put("bodyKept", new Json.Bool(sample.body() != null));
    return new Json.Obj(members);
  }

  private static void gone(RoutingContext request) {
    refuse(request, 404, "not-found", "No such sample is kept; GET /refused lists those that are.");
  }

  private static void refuse(RoutingContext request, int status, String label, String detail) {
    request.response().setStatusCode(status);
    answer(request, "application/problem+json", Answers.problem(status, label, detail));
  }

  private static void answer(RoutingContext request, String type, Buffer content) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(content);
  }
}
