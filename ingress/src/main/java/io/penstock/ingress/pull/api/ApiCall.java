package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.pace.CallTries;
import io.vertx.core.Promise;

/// One call, from the question to its last answer.
record ApiCall(ApiQuestion question, CallTries tries, Promise<ApiResult> result) {
  static ApiCall of(ApiQuestion question) {
    return new ApiCall(question, new CallTries(), Promise.promise());
  }

  /// Ends the call without an answer.
  void fail(CallFailure failure, String detail) {
    result.complete(new ApiResult.Failed(failure, detail, null));
  }
}
