package io.penstock.proof.simulator.api;

import io.penstock.cli.payloads.ApiGeneration;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/// A connection, with the state that the API keeps for it.
record ServedConnection(ApiConnection settings, CallMeter meter, ApiFaults faults, ReadLag lag) {

  static ServedConnection of(ApiConnection settings, SplittableRandom random) {
    return new ServedConnection(
        settings,
        new CallMeter(settings.limit()),
        new ApiFaults(random.split()),
        new ReadLag(settings.lagMax(), random.split()));
  }

  /// The connection of calls without a known token. Its id is empty.
  static ServedConnection unknown() {
    return of(ApiConnection.of("", ApiGeneration.V3), new SplittableRandom(0));
  }

  /// The answer with a `Date` header.
  ApiAnswer dated(ApiAnswer answer, Instant now) {
    return answer.with("Date", HttpDate.of(now.plus(settings.clockSkew())));
  }

  /// 429. A call before the end of the wait is too early.
  ///
  /// @param date whether `Retry-After` is an HTTP date; else it is a number of seconds
  ApiAnswer tooManyRequests(Instant now, Duration wait, boolean date) {
    meter.notBefore(now.plus(wait));
    // Whole seconds, rounded up.
    var seconds = wait.plusNanos(999_999_999).toSeconds();
    var end = now.plus(settings.clockSkew()).plusSeconds(seconds).plusNanos(999_999_999);
    return ApiAnswer.error(429, "RATE_LIMIT_EXCEEDED", "too many requests")
        .with("Retry-After", date ? HttpDate.of(end) : Long.toString(seconds));
  }
}
