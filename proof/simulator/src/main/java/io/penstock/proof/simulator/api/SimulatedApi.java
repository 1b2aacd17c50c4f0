package io.penstock.proof.simulator.api;

import io.penstock.proof.simulator.api.CallDecider.IdentifiedCall;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// An HTTP server on the loopback interface that answers as Makini's API does, or as it should not.
///
/// Its methods can be called while it serves.
public final class SimulatedApi implements AutoCloseable {
  private final ClientSockets sockets;
  private final Map<String, ServedConnection> connections = new LinkedHashMap<>();
  private final IssuedTokens tokens;
  private final CallDecider decider;
  private final CallJournal journal = new CallJournal();
  private final InstantSource clock;
  private final LongSupplier nanos;

  private SimulatedApi(
      ClientSockets sockets,
      ApiSource source,
      List<ApiConnection> served,
      long seed,
      InstantSource clock,
      LongSupplier nanos) {
    this.sockets = sockets;
    this.clock = clock;
    this.nanos = nanos;
    var random = new SplittableRandom(seed);
    tokens = new IssuedTokens(random.split());
    served.forEach(each -> connections.put(each.id(), ServedConnection.of(each, random.split())));
    decider =
        new CallDecider(
            connections,
            tokens,
            new DataCalls(source, address().toString()),
            new TokenCalls(tokens));
  }

  /// Starts to serve.
  ///
  /// @param port the port on 127.0.0.1; 0 for any free port
  /// @param seed determines tokens, lags and random faults
  /// @param nanos as [System#nanoTime]
  public static SimulatedApi start(
      int port,
      ApiSource source,
      List<ApiConnection> connections,
      long seed,
      InstantSource clock,
      LongSupplier nanos) {
    var sockets = ClientSockets.bind(port);
    var api = new SimulatedApi(sockets, source, connections, seed, clock, nanos);
    sockets.start(api::answer);
    return api;
  }

  /// Scheme, host and port.
  public URI address() {
    return URI.create("http://127.0.0.1:" + sockets.port());
  }

  /// The faults of a connection.
  public ApiFaults faults(String connection) {
    return served(connection).faults();
  }

  /// Issues a new pair of tokens; the connection's previous pair is invalid from now on.
  public TokenPair issueTokens(String connection) {
    return tokens.issue(served(connection).settings(), clock.instant());
  }

  /// Issues a new pair of tokens; the connection's previous pair is invalid from now on.
  ///
  /// @param expiresAt when the access token expires
  public TokenPair issueTokens(String connection, Instant expiresAt) {
    return tokens.issue(served(connection).settings(), expiresAt, clock.instant());
  }

  /// Lets the connection's access token expire now. Its refresh token stays valid.
  public void expireToken(String connection) {
    tokens.expire(connection, clock.instant());
  }

  /// Invalidates the connection's tokens, as a disconnection does.
  public void revokeTokens(String connection) {
    tokens.revoke(connection);
  }

  /// A pair in the format of the token endpoint.
  public String tokenFile(String connection, TokenPair pair) {
    return TokenCalls.body(pair, served(connection).settings(), clock.instant());
  }

  /// The newest 100,000 calls, in the order of their ends.
  public List<AnsweredCall> calls() {
    return journal.calls();
  }

  /// The connection's calls in numbers, those with an expired token included.
  public CallCounts counts(String connection) {
    return served(connection).meter().counts();
  }

  private ServedConnection served(String connection) {
    return Objects.requireNonNull(
        connections.get(connection), () -> "a connection that is served: " + connection);
  }

  /// Answers one call. Returns whether the socket can be used for another call.
  private boolean answer(ReceivedRequest request, ClientSocket client)
      throws IOException, InterruptedException {
    long begin = nanos.getAsLong();
    var now = clock.instant();
    var call = decider.identify(request, now);
    call.connection().meter().begin(now);
    var decision = decider.decide(call, now);
    var end = new CallEnd(call, decision, begin);
    try {
      var answer = call.connection().dated(decision.answer(), now);
      return new AnswerWriter(client).write(answer, decision.delivery(), end::enter);
    } finally {
      end.enter();
    }
  }

  /// The end of a call, which is entered once.
  private final class CallEnd {
    private final IdentifiedCall call;
    private final CallDecision decision;
    private final long begin;
    private boolean entered;

    CallEnd(IdentifiedCall call, CallDecision decision, long begin) {
      this.call = call;
      this.decision = decision;
      this.begin = begin;
    }

    void enter() {
      if (entered) {
        return;
      }
      entered = true;
      int status = decision.delivery() instanceof ApiFault.Silence ? 0 : decision.answer().status();
      call.connection().meter().end(status);
      journal.enter(
          new AnsweredCall(
              call.connection().settings().id(),
              call.request().method(),
              call.request().target(),
              status,
              decision.fault(),
              begin,
              nanos.getAsLong()));
    }
  }

  /// Stops to serve. No thread of it is left when this returns.
  ///
  /// @throws IllegalStateException if answering a call failed with a bug of this server
  @Override
  public void close() {
    sockets.close();
  }
}
