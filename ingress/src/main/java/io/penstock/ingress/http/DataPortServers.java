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

/// The servers of the data port: one for each event loop, all on the same port.
public final class DataPortServers {

  /// Additional time to wait for the servers after the maximum time they were given.
  private static final Duration LATE_MAX = Duration.ofSeconds(1);

  /// Maximum time that one task may occupy an event loop. After it, the loop counts as stuck.
  public static final Duration STUCK_MAX = Duration.ofSeconds(30);

  private final List<DataPortVerticle> each = new CopyOnWriteArrayList<>();

  /// Starts the servers. The future fails if they can't listen.
  public Future<?> listen(Vertx vertx, DataPortVerticle.Shared shared, int loops) {
    for (int i = 0; i < loops; i++) {
      each.add(new DataPortVerticle(shared));
    }
    var instances = each.iterator();
    return vertx.deployVerticle(instances::next, new DeploymentOptions().setInstances(loops));
  }

  /// The port that the servers listen on.
  public int port() {
    return each.getFirst().port();
  }

  /// Whether no event loop is stuck. Safe for use by several threads.
  public boolean alive() {
    return each.stream().allMatch(server -> server.overdueNanos() <= STUCK_MAX.toNanos());
  }

  /// Uses these credentials for TLS handshakes that begin from now on.
  public void use(Credentials credentials) {
    await(server -> server.use(credentials), Duration.ZERO);
  }

  /// Stops accepting sockets and waits as described in [DataPortVerticle#stopAccepting].
  public void stopAccepting(Duration max) {
    await(server -> server.stopAccepting(max), max);
  }

  /// Closes each socket when its request is answered, and waits for that.
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
