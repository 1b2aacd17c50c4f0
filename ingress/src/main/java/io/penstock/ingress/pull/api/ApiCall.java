package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.pace.CallTries;
import io.vertx.core.Promise;

/// One call, from the question to its last answer.
///
/// @param <T> an answer's content as it is read
record ApiCall<T>(ApiQuestion<T> question, CallTries tries, Promise<CallResult<T>> result) {
  static <T> ApiCall<T> of(ApiQuestion<T> question) {
    return new ApiCall<>(question, new CallTries(), Promise.promise());
  }

  /// Ends the call without an answer.
  void fail(CallFailure failure, String detail) {
    result.complete(new CallResult.Failed<>(new ApiResult.Failed(failure, detail, null)));
  }
}
