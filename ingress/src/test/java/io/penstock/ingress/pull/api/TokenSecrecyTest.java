package io.penstock.ingress.pull.api;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.penstock.senders.api.TokenExpiry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Whatever fails, no token and no secret of a token file reaches a log line, an exception, a
/// result or the text of a value. The servers send back what they were sent.
class TokenSecrecyTest {
  private static final List<String> SECRETS = List.of("acc3ss", "r3fresh", "s3cret");

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<String> texts = new ArrayList<>();
  private int timeout = 60;

  @Test
  void noFailureShowsAToken(@TempDir Path directory) throws Exception {
    var calls = new Calls(directory);
    var level = root.getLevel();
    var appenders = new ArrayList<Appender<ILoggingEvent>>();
    root.iteratorForAppenders().forEachRemaining(appenders::add);
    appenders.forEach(root::detachAppender);
    root.setLevel(Level.DEBUG);
    root.addAppender(logged);
    logged.start();
    try {
      failInAllWays(calls);
    } finally {
      root.detachAppender(logged);
      root.setLevel(level);
      appenders.forEach(root::addAppender);
      calls.close();
    }
    texts.addAll(calls.recorded.events);
    logged.list.forEach(this::add);
    assertThat(logged.list).isNotEmpty();
    assertThat(texts).map(text -> text.toLowerCase(ROOT)).noneMatch(TokenSecrecyTest::shows);
    assertThat(logged.list)
        .as("Vert.x logs no exception, which may quote an answer")
        .noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
  }

  private static boolean shows(String text) {
    return SECRETS.stream().anyMatch(text::contains);
  }

  private void failInAllWays(Calls calls) throws Exception {
    var api = ScriptedApi.http(calls.vertx);
    var expiries = List.of(Calls.NOW, Calls.NOW.plusSeconds(9000));
    for (var answer : answers()) {
      api.answers(answer);
      for (var expiry : expiries) {
        fail(calls, api.url(""), api.url("/token"), expiry);
      }
    }
    fail(calls, junk(calls), api.url("/token"), Calls.NOW.plusSeconds(9000));
    api.close();
    fail(calls, api.url(""), api.url("/token"), Calls.NOW);
  }

  private static List<Handler<HttpServerRequest>> answers() {
    var answers = new ArrayList<Handler<HttpServerRequest>>();
    for (int status : new int[] {200, 302, 400, 401, 403, 404, 422, 429, 500}) {
      answers.add(request -> echo(request, status));
    }
    answers.add(request -> request.connection().close());
    answers.add(
        request -> request.response().putHeader("content-encoding", "gzip").end("acc3ss r3fresh"));
    return answers;
  }

  private static void echo(HttpServerRequest request, int status) {
    var sent = String.valueOf(request.getHeader("authorization")) + " r3fresh s3cret";
    request
        .response()
        .setStatusCode(status)
        .setStatusMessage(sent)
        .putHeader("location", "http://127.0.0.1:1/" + sent)
        .putHeader("retry-after", "0 " + sent)
        .putHeader("www-authenticate", sent)
        .end("{\"error\":\"" + sent + "\"}");
  }

  /// A server whose answer is no HTTP.
  private static URI junk(Calls calls) {
    var server =
        calls
            .vertx
            .createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
            .connectHandler(
                socket -> socket.handler(_ -> socket.write("acc3ss acc3ss acc3ss\r\n\r\n")))
            .listen()
            .await();
    return URI.create("http://localhost:" + server.actualPort());
  }

  private void fail(Calls calls, URI base, URI endpoint, Instant expiry) throws Exception {
    calls.connections.token("acme", token(expiry));
    // Another access each time: the connection begins anew.
    calls.connections.with("acme", base, "token.url: " + endpoint, "timeout: " + timeout++ + "s");
    texts.add(calls.fetch("acme").toString());
    texts.add(
        TokenFileVersion.read(calls.connections.tokens().resolve("acme"), TokenExpiry.AUTO)
            .toString());
    texts.add(calls.connections.access("acme").toString());
  }

  private static String token(Instant expiry) {
    return """
        {"access_token": "acc3ss", "refresh_token": "r3fresh", "client_id": "me",
         "client_secret": "s3cret", "expires_in": %d}
        """
        .formatted(expiry.getEpochSecond());
  }

  private void add(ILoggingEvent event) {
    texts.add(event.getFormattedMessage());
    for (IThrowableProxy cause = event.getThrowableProxy();
        cause != null;
        cause = cause.getCause()) {
      texts.add(cause.getClassName() + ": " + cause.getMessage());
    }
  }
}
