package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.TokenRefresh.Refreshed;
import io.penstock.senders.api.ApiToken;
import io.penstock.senders.api.TokenExpiry;
import io.penstock.senders.api.TokenReading;
import io.penstock.senders.api.TokenReading.TokenFault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The token of one connection: from its file, or refreshed. A changed file always wins.
///
/// Confined to one event loop. One read or refresh is under way at a time, and all that ask for a
/// token meanwhile share its result.
final class TokenSource {

  /// A token is refreshed if it expires within this time.
  static final Duration EARLY = Duration.ofMinutes(5);

  /// The minimum time between two refreshes of tokens that were not refused: an endpoint may issue
  /// tokens that expire within [#EARLY].
  private static final Duration EARLY_AGAIN = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Path file;
  private final TokenExpiry expiry;
  private final TokenRefresh refresh;
  private final InstantSource clock;
  private @Nullable TokenFileVersion version;
  private TokenAnswer held = new TokenAnswer.NotRefreshed("not read yet");
  private Instant earlyAgainAt = Instant.MIN;
  private @Nullable Future<TokenAnswer> underWay;

  /// The source of a token that was not read yet.
  TokenSource(
      Vertx vertx, Path file, TokenExpiry expiry, TokenRefresh refresh, InstantSource clock) {
    this.vertx = vertx;
    this.file = file;
    this.expiry = expiry;
    this.refresh = refresh;
    this.clock = clock;
  }

  /// The token, refreshed if it expires soon.
  Future<TokenAnswer> current() {
    if (underWay != null) {
      return underWay;
    } else if (version == null) {
      return alone(this::readFirst);
    }
    var expiring = expiring();
    return expiring == null ? Future.succeededFuture(held) : alone(() -> refreshEarly(expiring));
  }

  /// A token instead of one that the API refused.
  Future<TokenAnswer> other(ApiToken refused) {
    if (underWay != null) {
      return underWay.compose(_ -> other(refused));
    }
    return isOther(refused)
        ? Future.succeededFuture(held)
        : alone(() -> readAgain().compose(_ -> isOther(refused) ? done() : renew(refused)));
  }

  /// Looks at the file. A token that is being read or refreshed is left alone until the next look.
  ///
  /// @return whether the file has changed
  Future<Boolean> look() {
    return version == null || underWay != null ? Future.succeededFuture(false) : readAgain();
  }

  /// What was last known of the token, without looking.
  TokenAnswer held() {
    return held;
  }

  private Future<TokenAnswer> readFirst() {
    return vertx
        .executeBlocking(() -> TokenFileVersion.read(file, expiry), false)
        .compose(
            read -> {
              use(Objects.requireNonNull(read, "reading a file has a result"));
              var expiring = expiring();
              return expiring == null ? done() : refreshEarly(expiring);
            });
  }

  /// Reads the file if it has changed since the version in use.
  private Future<Boolean> readAgain() {
    var before = version;
    if (before == null) {
      return Future.succeededFuture(false);
    }
    return vertx
        .executeBlocking(() -> before.changed(expiry), false)
        .map(
            changed -> {
              // A version that came meanwhile is newer than what this look found.
              if (changed == null || !before.equals(version)) {
                return false;
              }
              use(changed);
              return true;
            });
  }

  /// Refreshes a token that still counts. Without a new one it stays in use: the API decides.
  private Future<TokenAnswer> refreshEarly(ApiToken expiring) {
    earlyAgainAt = clock.instant().plus(EARLY_AGAIN);
    return refresh
        .refresh(expiring)
        .map(
            result -> {
              if (result instanceof Refreshed.Renewed renewed) {
                use(renewed);
              }
              return held;
            });
  }

  private Future<TokenAnswer> renew(ApiToken refused) {
    if (!(held instanceof TokenAnswer.Usable(var token))) {
      return done();
    } else if (!refresh.possible(token)) {
      return unauthorized("the API refused the token");
    }
    return refresh
        .refresh(token)
        .compose(
            result ->
                switch (result) {
                  case Refreshed.Renewed renewed -> {
                    use(renewed);
                    yield done();
                  }
                  // Another process may have used the refresh token, and written the new one.
                  case Refreshed.Refused(var detail) ->
                      readAgain()
                          .compose(
                              _ ->
                                  isOther(refused)
                                      ? done()
                                      : unauthorized(
                                          "the token endpoint refused the refresh token, "
                                              + detail));
                  case Refreshed.Unanswered(var detail) ->
                      Future.succeededFuture(new TokenAnswer.NotRefreshed(detail));
                });
  }

  private static Future<TokenAnswer> unauthorized(String detail) {
    return Future.succeededFuture(new TokenAnswer.Unusable(StopReason.UNAUTHORIZED, detail));
  }

  private Future<TokenAnswer> done() {
    return Future.succeededFuture(held);
  }

  /// Does work that nothing else does at the same time.
  private Future<TokenAnswer> alone(Supplier<Future<TokenAnswer>> work) {
    var promise = Promise.<TokenAnswer>promise();
    underWay = promise.future();
    work.get()
        // Not expected: reading and refreshing have results for all that can happen.
        .otherwise(e -> new TokenAnswer.NotRefreshed(e.getClass().getSimpleName()))
        .onSuccess(
            done -> {
              underWay = null;
              promise.complete(done);
            });
    return promise.future();
  }

  private void use(Refreshed.Renewed renewed) {
    if (renewed.saved() == null) {
      held = new TokenAnswer.Usable(renewed.token());
    } else {
      use(renewed.saved());
    }
  }

  private void use(TokenFileVersion read) {
    version = read;
    held =
        switch (read.reading()) {
          case TokenReading.Held(var token) -> new TokenAnswer.Usable(token);
          case TokenReading.Unusable(var fault, var reason, _) ->
              new TokenAnswer.Unusable(reason(fault), "the token is " + reason);
        };
  }

  private static StopReason reason(TokenFault fault) {
    return switch (fault) {
      case MISSING -> StopReason.TOKEN_MISSING;
      case UNREADABLE, UNUSABLE -> StopReason.TOKEN_UNREADABLE;
    };
  }

  /// Whether the answer in use is another than a refused token.
  private boolean isOther(ApiToken refused) {
    return !(held instanceof TokenAnswer.Usable(var token))
        || !token.access().equals(refused.access());
  }

  /// The token in use if it is to be refreshed now; `null` otherwise.
  private @Nullable ApiToken expiring() {
    var now = clock.instant();
    return held instanceof TokenAnswer.Usable(var token)
            && token.expiresAt() != null
            && token.expiresAt().isBefore(now.plus(EARLY))
            && !now.isBefore(earlyAgainAt)
            && refresh.possible(token)
        ? token
        : null;
  }
}
