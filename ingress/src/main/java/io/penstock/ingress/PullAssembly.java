package io.penstock.ingress;

import io.penstock.ingress.operate.ApiCallReports;
import io.penstock.ingress.operate.PullSideObserver;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.pull.PullSide;
import io.penstock.ingress.pull.api.ApiCallLoop;
import io.penstock.ingress.pull.api.ApiCalls;
import io.penstock.ingress.pull.api.CallScheduler;
import io.penstock.ingress.pull.api.JvmTrust;
import io.penstock.ingress.reload.SendersInUse;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/// The wiring of the pull side.
record PullAssembly(
    IngressSettings settings,
    SendersInUse senders,
    IngressMetrics metrics,
    InstantSource clock,
    LongSupplier nanoTime) {

  /// A pull side that has not begun.
  PullSide pullSide() {
    var observer = new PullSideObserver(metrics.pull(), nanoTime);
    return new PullSide(
        new PullSide.Parts(
            settings.topics(),
            settings.kafka(),
            settings.limits().bodyBytesMax(),
            settings.pull(),
            senders,
            this::calls,
            observer,
            clock,
            nanoTime,
            PullAssembly::random));
  }

  private ApiCalls calls(Vertx vertx) {
    var observer = new ApiCallReports(metrics.apiCalls(), nanoTime);
    var tokens = settings.senders().tokens();
    var trust = JvmTrust.options();
    var loop = new ApiCallLoop(vertx, tokens, trust, clock, nanoTime, PullAssembly::random);
    var calls = new CallScheduler(senders, loop, observer);
    calls.start(settings.sendersReload());
    return calls;
  }

  private static double random() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
