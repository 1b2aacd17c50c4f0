package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.ApiResult.Answered;
import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.senders.api.ApiRecipe.TokenUse;
import io.penstock.senders.api.ApiRequests;
import io.penstock.senders.api.ApiToken;
import io.penstock.senders.api.TokenFile;
import io.penstock.senders.api.TokenReading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks a token endpoint for a new token, and writes that to the token file before it is used: the
/// endpoint may accept each refresh token only once.
final class TokenRefresh {
  private final Vertx vertx;
  private final ApiClient client;
  private final TokenUse use;
  private final Path file;
  private final InstantSource clock;
  private final Consumer<RefreshOutcome> outcomes;

  /// The result of a refresh.
  sealed interface Refreshed {
    /// A new token.
    ///
    /// @param saved the token file with it; `null` if the file can't be written
    record Renewed(ApiToken token, @Nullable TokenFileVersion saved) implements Refreshed {}

    /// The endpoint refused the refresh token.
    record Refused(String detail) implements Refreshed {}

    /// The endpoint gave no usable answer.
    record Unanswered(String detail) implements Refreshed {}
  }

  /// @param use of the recipe, which may have no token endpoint
  /// @param outcomes learns the outcome of each refresh
  TokenRefresh(
      Vertx vertx,
      ApiClient client,
      TokenUse use,
      Path file,
      InstantSource clock,
      Consumer<RefreshOutcome> outcomes) {
    this.vertx = vertx;
    this.client = client;
    this.use = use;
    this.file = file;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  /// Whether the token can be refreshed.
  boolean possible(ApiToken token) {
    return use.url() != null && token.refresh() != null;
  }

  /// Refreshes a token for which that is possible.
  Future<Refreshed> refresh(ApiToken token) {
    var url = Objects.requireNonNull(use.url(), "a refresh needs a token endpoint");
    return client
        .post(url, ApiRequests.refreshForm(token), TokenFile.BYTES_MAX)
        .compose(
            result ->
                switch (result) {
                  case Answered answer -> answered(token, answer);
                  case Failed failed -> failed(failed);
                });
  }

  private Future<Refreshed> answered(ApiToken before, Answered answer) {
    if (!answer.ok()) {
      return unanswered("status " + answer.status());
    }
    return switch (TokenFile.ofAnswer(answer.body(), clock.instant(), use.expiry())) {
      case TokenReading.Held(var token) -> save(before.refreshedBy(token));
      case TokenReading.Unusable(_, var reason, _) -> unanswered("an answer " + reason);
    };
  }

  private Future<Refreshed> save(ApiToken token) {
    return vertx
        .executeBlocking(
            () -> TokenFileVersion.write(file, token, clock.instant(), use.expiry()), false)
        .map(
            saved -> {
              outcomes.accept(saved == null ? RefreshOutcome.NOT_SAVED : RefreshOutcome.REFRESHED);
              return new Refreshed.Renewed(token, saved);
            });
  }

  private Future<Refreshed> failed(Failed failed) {
    return switch (failed.failure()) {
      case REQUEST_REFUSED, UNAUTHORIZED -> {
        outcomes.accept(RefreshOutcome.REFUSED);
        yield Future.succeededFuture(new Refreshed.Refused(failed.detail()));
      }
      default -> unanswered(failed.label() + ", " + failed.detail());
    };
  }

  private Future<Refreshed> unanswered(String detail) {
    outcomes.accept(RefreshOutcome.UNANSWERED);
    return Future.succeededFuture(new Refreshed.Unanswered(detail));
  }
}
