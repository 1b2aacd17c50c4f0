package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.ingress.pull.api.pace.CallTries;
import io.penstock.senders.api.ApiToken;
import io.penstock.senders.connection.ApiAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;

/// Asks the API of one connection with the connection's token.
final class AuthorizedClient {
  private final String id;
  private final ApiAccess access;
  private final ApiCallLoop loop;
  private final ApiCallObserver observer;
  private final ApiClient client;
  private final TokenSource tokens;

  /// The result of one try.
  sealed interface Asked {
    /// The API was asked, or a refresh of the token failed.
    record Tried(ApiResult result) implements Asked {}

    /// The API refused the token, and there is another one.
    record OtherToken(Failed refused) implements Asked {}

    /// There is no token that the API accepts.
    ///
    /// @param asked whether the API was asked
    record NoToken(StopReason reason, String detail, boolean asked) implements Asked {}
  }

  AuthorizedClient(String id, ApiAccess access, ApiCallLoop loop, ApiCallObserver observer) {
    this.id = id;
    this.access = access;
    this.loop = loop;
    this.observer = observer;
    this.client =
        new ApiClient(
            loop.vertx(), access.recipe().limits(), loop.trust(), loop.budget(), loop.clock());
    this.tokens = tokens(loop.vertx());
  }

  private TokenSource tokens(Vertx vertx) {
    var use = access.recipe().token();
    var file = loop.tokens().resolve(access.token());
    var refresh =
        new TokenRefresh(
            vertx, client, use, file, loop.clock(), outcome -> observer.refreshed(id, outcome));
    return new TokenSource(vertx, file, use.expiry(), refresh, loop.clock());
  }

  /// Asks once.
  ///
  /// @param tries whether the call may be repeated with another token
  Future<Asked> ask(URI url, CallTries tries) {
    return tokens
        .current()
        .compose(
            answer ->
                switch (answer) {
                  case TokenAnswer.Usable(var token) -> ask(url, token, tries);
                  case TokenAnswer.Unusable(var reason, var detail) ->
                      Future.succeededFuture(new Asked.NoToken(reason, detail, false));
                  case TokenAnswer.NotRefreshed(var detail) -> notRefreshed(detail);
                });
  }

  private Future<Asked> ask(URI url, ApiToken token, CallTries tries) {
    var began = loop.nanos();
    observer.began(id);
    return client
        .get(url, access.recipe().token(), token)
        .compose(
            result -> {
              observer.ended(id, result, loop.nanos() - began);
              return result instanceof Failed failed && failed.failure() == CallFailure.UNAUTHORIZED
                  ? refused(failed, token, tries)
                  : Future.succeededFuture(new Asked.Tried(result));
            });
  }

  private Future<Asked> refused(Failed failed, ApiToken token, CallTries tries) {
    if (tries.renewed()) {
      return Future.succeededFuture(
          new Asked.NoToken(StopReason.UNAUTHORIZED, failed.detail(), true));
    }
    return tokens
        .other(token)
        .compose(
            other ->
                switch (other) {
                  case TokenAnswer.Usable _ -> {
                    tries.renew();
                    yield Future.succeededFuture(new Asked.OtherToken(failed));
                  }
                  case TokenAnswer.Unusable(var reason, var detail) ->
                      Future.succeededFuture(
                          new Asked.NoToken(reason, failed.detail() + ": " + detail, true));
                  case TokenAnswer.NotRefreshed(var detail) -> notRefreshed(detail);
                });
  }

  private static Future<Asked> notRefreshed(String detail) {
    return Future.succeededFuture(
        new Asked.Tried(new Failed(CallFailure.TOKEN_NOT_REFRESHED, detail, null)));
  }

  /// Looks at the token file.
  ///
  /// @return whether it has changed
  Future<Boolean> look() {
    return tokens.look();
  }

  /// What was last known of the token.
  TokenAnswer token() {
    return tokens.held();
  }

  /// Closes the client. Requests in flight end first.
  void close() {
    client.close();
  }
}
