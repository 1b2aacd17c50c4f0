package io.penstock.proof.simulator.api;

import io.penstock.proof.simulator.api.IssuedTokens.Access;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides how a call is answered: token, limit, faults, then the content.
final class CallDecider {
  private final Map<String, ServedConnection> connections;
  private final IssuedTokens tokens;
  private final DataCalls data;
  private final TokenCalls refreshes;
  private final ServedConnection unknown = ServedConnection.unknown();

  CallDecider(
      Map<String, ServedConnection> connections,
      IssuedTokens tokens,
      DataCalls data,
      TokenCalls refreshes) {
    this.connections = Map.copyOf(connections);
    this.tokens = tokens;
    this.data = data;
    this.refreshes = refreshes;
  }

  /// A call whose connection is known.
  ///
  /// @param refresh whether the call goes to the token endpoint
  /// @param valid whether its token is valid
  record IdentifiedCall(
      ReceivedRequest request, ServedConnection connection, boolean refresh, boolean valid) {}

  /// Finds the connection of a call by the call's token.
  IdentifiedCall identify(ReceivedRequest request, Instant now) {
    if (request.method().equals("POST") && request.target().equals(TokenCalls.PATH)) {
      var refreshed = refreshes.connection(request.body(), now);
      return new IdentifiedCall(
          request, refreshed.map(connections::get).orElse(unknown), true, refreshed.isPresent());
    }
    var access = request.token().map(token -> tokens.access(token, now));
    return switch (access.orElse(new Access.Unknown())) {
      case Access.Valid(var id) -> new IdentifiedCall(request, connection(id), false, true);
      case Access.Expired(var id) -> new IdentifiedCall(request, connection(id), false, false);
      case Access.Unknown() -> new IdentifiedCall(request, unknown, false, false);
    };
  }

  private ServedConnection connection(String id) {
    return connections.getOrDefault(id, unknown);
  }

  /// Decides the answer to a call.
  CallDecision decide(IdentifiedCall call, Instant now) {
    if (call.refresh()) {
      return decideRefresh(call, now);
    }
    if (!call.valid()) {
      return CallDecision.of(
          ApiAnswer.error(401, "AUTHENTICATION_FAILED", "the token is unknown or expired"));
    }
    var connection = call.connection();
    var wait = connection.meter().charge(now);
    if (wait.isPresent()) {
      return CallDecision.of(connection.tooManyRequests(now, wait.get(), false));
    }
    var target = CallTarget.of(call.request().target());
    if (target.isEmpty()) {
      return CallDecision.of(ApiAnswer.error(400, "INVALID_PATH", "wrong percent-encoding"));
    }
    if (!call.request().method().equals("GET")) {
      return CallDecision.of(ApiAnswer.error(405, "METHOD_NOT_ALLOWED", "expected GET"));
    }
    var asOf = now.minus(connection.lag().next());
    return met(
        connection,
        target.get().path(),
        now,
        fault -> data.answer(target.get(), connection.settings(), asOf, fault));
  }

  private CallDecision decideRefresh(IdentifiedCall call, Instant now) {
    var connection = call.connection();
    return met(
        connection,
        TokenCalls.PATH,
        now,
        _ ->
            call.valid()
                ? refreshes.refresh(call.request().body(), connection.settings(), now)
                : TokenCalls.invalid());
  }

  /// The answer, with the fault that it meets.
  private static CallDecision met(
      ServedConnection connection,
      String path,
      Instant now,
      Function<ApiFault.@Nullable InContent, ApiAnswer> answer) {
    var fault = connection.faults().draw(path).orElse(null);
    return switch (fault) {
      case ApiFault.InsteadOfAnswer other ->
          new CallDecision(instead(other, connection, now), other.label(), null);
      case ApiFault.InContent content ->
          new CallDecision(answer.apply(content), content.label(), null);
      case ApiFault.InDelivery delivery ->
          new CallDecision(answer.apply(null), delivery.label(), delivery);
      case null -> CallDecision.of(answer.apply(null));
    };
  }

  private static ApiAnswer instead(
      ApiFault.InsteadOfAnswer fault, ServedConnection connection, Instant now) {
    return switch (fault) {
      case ApiFault.Status(int status, var body) ->
          switch (body) {
            case JSON -> ApiAnswer.error(status, "UNAVAILABLE", "try again later");
            case HTML -> ApiAnswer.html(status, "Error " + status);
            case EMPTY -> new ApiAnswer(status, Map.of(), "");
          };
      case ApiFault.TooManyRequests(var wait, var date) ->
          connection.tooManyRequests(now, wait, date);
      case ApiFault.Redirect(URI to) -> new ApiAnswer(302, Map.of("Location", to.toString()), "");
      case ApiFault.SignInPage() -> ApiAnswer.html(ApiAnswer.OK, "Sign in");
    };
  }
}
