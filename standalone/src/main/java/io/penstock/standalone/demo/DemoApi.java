package io.penstock.standalone.demo;

import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.proof.simulator.SourceFeed;
import io.penstock.proof.simulator.api.ApiFault;
import io.penstock.proof.simulator.api.ApiSource;
import io.penstock.proof.simulator.api.SimulatedApi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The API of the demo's simulated Makini. It lags behind its sources, and some of its calls fail.
final class DemoApi implements AutoCloseable {
  /// Less than the bridge allows, because a read also takes time.
  private static final Duration LAG_MAX = Duration.ofSeconds(3);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /// Shares of the calls that fail, per mille: 10 % together.
  private static final int SERVER_ERRORS = 70;

  private static final int TOO_MANY_REQUESTS = 30;

  private final SimulatedApi api;
  private final SourceFeed feed;

  private DemoApi(SimulatedApi api, SourceFeed feed) {
    this.api = api;
    this.feed = feed;
  }

  /// Starts to serve what exists before the first post, and writes the plan's accounts for the
  /// bridge.
  ///
  /// @param directory of the bridge's files
  /// @param seed determines tokens, lags and errors
  static DemoApi start(
      Plan plan, Path directory, long seed, InstantSource clock, LongSupplier nanoTime) {
    var source = new ApiSource();
    var feed = new SourceFeed(plan.changes(), source, clock);
    feed.until(SourceChange.EXISTING);
    var served = plan.accounts().served(LAG_MAX);
    var api = SimulatedApi.start(0, source, served, seed, clock, nanoTime);
    for (var connection : served) {
      var faults = api.faults(connection.id());
      faults.share(SERVER_ERRORS, ApiFault.serverErrors());
      faults.share(TOO_MANY_REQUESTS, ApiFault.tooManyRequests(RETRY_AFTER));
    }
    plan.accounts().write(directory, api);
    return new DemoApi(api, feed);
  }

  /// What is to be told before each post.
  SourceFeed feed() {
    return feed;
  }

  /// The time from which on every read shows the last change.
  Instant settled() {
    return feed.last().plus(LAG_MAX);
  }

  @Override
  public void close() {
    api.close();
  }
}
