package io.penstock.proof.benchmarks.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.CompletableFuture;

/// Runs the API in its own process. Prints the port, then a line of [PageCounts] for each line read
/// from standard input: `open` passes on requests for pages, `shut` holds them, `count` does
/// neither. Exits when standard input ends.
public final class BenchmarkApiMain {
  private BenchmarkApiMain() {}

  /// Runs an API.
  ///
  /// @param args number of entities in each list
  public static void main(String[] args) throws IOException {
    var vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    var loop = vertx.getOrCreateContext();
    var gate = new PageGate();
    System.out.println(new BenchmarkApi(gate, Integer.parseInt(args[0])).listen(vertx).await());
    var asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var line = asked.readLine(); line != null; line = asked.readLine()) {
      var command = line;
      var counts = new CompletableFuture<PageCounts>();
      loop.runOnContext(_ -> counts.complete(obey(gate, command)));
      System.out.println(counts.join().line());
    }
    System.exit(0);
  }

  private static PageCounts obey(PageGate gate, String command) {
    switch (command) {
      case "open" -> gate.open();
      case "shut" -> gate.shut();
      default -> {}
    }
    return gate.counts();
  }
}
