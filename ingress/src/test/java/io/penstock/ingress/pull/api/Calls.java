package io.penstock.ingress.pull.api;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.senders.api.PagePosition;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// A scheduler on an event loop of its own, with chances that the test sets and times that it
/// skips.
final class Calls {
  static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

  final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  final RecordedCalls recorded = new RecordedCalls();
  final PulledConnections connections;
  final CallScheduler scheduler;

  /// Time that the test has skipped, in nanoseconds.
  private final AtomicLong skipped = new AtomicLong();

  /// The part of its bound that each backoff takes.
  volatile double random;

  private final Context loop = vertx.getOrCreateContext();

  Calls(Path directory) {
    this(directory, JvmTrust.options());
  }

  Calls(Path directory, TrustOptions trust) {
    this.connections = new PulledConnections(directory);
    this.scheduler =
        new CallScheduler(
            connections,
            new ApiCallLoop(vertx, directory, trust, () -> NOW, this::nanos, () -> random),
            recorded);
    scheduler.listen(recorded.listener);
  }

  /// The time, and then this much passes, in nanoseconds.
  volatile long step;

  private long nanos() {
    return System.nanoTime() + skipped.getAndAdd(step);
  }

  /// Skips a time. Timers that run don't notice; the next call does.
  void skip(Duration time) {
    skipped.addAndGet(time.toNanos());
  }

  ApiResult fetch(String connection) {
    return await(begin(connection));
  }

  /// Begins a fetch, for the result of its last try.
  Future<ApiResult> begin(String connection) {
    return onLoop(
        () -> scheduler.fetch(connection, PulledConnections.ASSET, "7").map(CallResult::last));
  }

  /// Begins to read a page, for the result of its last try.
  Future<ApiResult> beginPage(String connection, PagePosition at) {
    return onLoop(
        () ->
            scheduler
                .page(connection, PulledConnections.ASSET, at, null, null)
                .map(CallResult::last));
  }

  /// Does work on the event loop, and returns when all that was submitted to the loop is done.
  <T> T onLoop(Supplier<T> work) {
    var result = Future.<T>future(done -> loop.runOnContext(_ -> done.complete(work.get())));
    var value = await(result);
    await(Future.future(done -> loop.runOnContext(_ -> done.complete())));
    return value;
  }

  /// Begins to look at the token files and the connections.
  void look() {
    onLoop(
        () -> {
          scheduler.look();
          return true;
        });
  }

  /// Looks at the token files, until that has the effect.
  void lookUntil(String event) {
    Eventually.get(
        () -> {
          look();
          return recorded.heard;
        },
        heard -> heard.contains(event));
  }

  static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(Eventually.MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no result", e);
    }
  }

  void close() {
    vertx.close().await();
  }
}
