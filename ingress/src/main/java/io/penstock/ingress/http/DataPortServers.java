package io.penstock.ingress.http;

import io.penstock.ingress.socket.tls.Credentials;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The servers of the data port, one a loop, all on one port.
public final class DataPortServers {

  /// How long after their time the servers are waited for.
  private static final Duration LATE_MAX = Duration.ofSeconds(1);

  /// An event loop that is busy with one thing for longer is stuck for good.
  public static final Duration STUCK_MAX = Duration.ofSeconds(30);

  private final List<DataPortVerticle> each = new CopyOnWriteArrayList<>();

  /// Has them listen; the future fails where they can't.
  public Future<?> listen(Vertx vertx, DataPortVerticle.Shared shared, int loops) {
    for (int i = 0; i < loops; i++) {
      each.add(new DataPortVerticle(shared));
    }
    var instances = each.iterator();
    return vertx.deployVerticle(instances::next, new DeploymentOptions().setInstances(loops));
  }

  /// The port they listen on.
  public int port() {
    return each.getFirst().port();
  }

  /// Whether each event loop has its turns; any thread may ask.
  public boolean alive() {
    return each.stream().allMatch(server -> server.overdueNanos() <= STUCK_MAX.toNanos());
  }

  /// Has connections that are new from now on meet these credentials.
  public void use(Credentials credentials) {
    await(server -> server.use(credentials), Duration.ZERO);
  }

  /// Has them accept no more, and waits until what was accepted is served.
  public void stopAccepting(Duration max) {
    await(server -> server.stopAccepting(max), max);
  }

  /// Ends each connection when its request is answered.
  public void shutdown(Duration max) {
    await(server -> server.shutdown(max), max);
  }

  private void await(Function<DataPortVerticle, Future<?>> asked, Duration max) {
    Future.join(each.stream().map(asked).toList())
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(max.plus(LATE_MAX).toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
