package io.penstock.standalone.demo;

import io.penstock.cli.output.Terminal;
import io.penstock.processor.fold.FoldRules;
import io.penstock.proof.simulator.Ledger;
import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.judge.ConsumedTopics;
import io.penstock.proof.simulator.judge.Reconciliation;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.proof.simulator.judge.ReconciliationTable;
import io.penstock.settings.service.ShutdownSignal;
import io.penstock.standalone.demo.Demo.DemoOptions;
import io.penstock.standalone.local.LocalBridge;
import io.penstock.standalone.local.LocalConnection;
import io.penstock.standalone.local.Ports;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import picocli.CommandLine.ExitCode;

/// One run of the demo: a bridge is started, a plan is sent, and what came of it is judged.
final class DemoRun {
  private static final int CONNECTIONS = 50;

  /// What the local bridge's processor runs with.
  private static final FoldRules SETTINGS = FoldRules.DEFAULT;

  private static final String UNDECIDED =
      "Not all was decided in 2 min: what is still held, not read or not answered is missing.\n";

  private static final String AGREES =
      """

      What was acknowledged came out once and in order, and nothing else did.
      Next: "./penstock demo --stay" leaves the bridge up for you to try,
      "./penstock up --data ./data" starts one of your own.""";

  private final Path directory;
  private final DemoOptions options;
  private final Terminal terminal;
  private final ShutdownSignal stop;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Ledger ledger = new Ledger();

  DemoRun(
      Path directory,
      DemoOptions options,
      Terminal terminal,
      ShutdownSignal stop,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.directory = directory;
    this.options = options;
    this.terminal = terminal;
    this.stop = stop;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /// Runs it, and says so as it goes.
  ///
  /// @return the exit code: 0 only if every line of the reconciliation agrees
  int run() {
    var plan = Plan.of(options.seed(), options.webhooks(), CONNECTIONS, SETTINGS.grace());
    say(
        "Penstock demo: %,d webhooks of %d connections (--seed %d); data in %s"
            .formatted(plan.posts().size(), CONNECTIONS, options.seed(), directory));
    say("Starting Kafka, ingress and processor ...");
    var began = nanoTime.getAsLong();
    try (var api = DemoApi.start(plan, directory, options.seed(), clock, nanoTime);
        var bridge = start()) {
      var end = CompletableFuture.anyOf(stop.given(), bridge.failure());
      bridge.awaitReady(end, missing -> say("  still waiting: " + missing));
      if (!end.isDone()) {
        say("Ready after %.1f s.".formatted((nanoTime.getAsLong() - began) / 1e9));
      }
      int status = end.isDone() ? cutShort(end) : watched(bridge, api, plan, end);
      stop.exitWith(status);
      return options.stay() && !end.isDone() ? stayed(bridge, plan, end, status) : status;
    }
  }

  private LocalBridge start() {
    var connections =
        new LocalConnection(directory.resolve("connections.yaml"), directory.resolve("secrets"));
    return LocalBridge.start(directory, Ports.ANY, connections, clock, nanoTime);
  }

  private int watched(LocalBridge bridge, DemoApi api, Plan plan, CompletableFuture<Object> end) {
    try (var trial =
        DemoTraffic.begin(
            bridge, LocalBridge.TOPICS, plan, api, ledger, terminal.paint(), clock, nanoTime)) {
      trial.show(Screen.on(terminal), end);
      if (end.isDone()) {
        return cutShort(end);
      }
      return judged(plan, trial.findings(), trial.decided());
    } finally {
      writeLedger();
    }
  }

  /// What there is to say before everything was seen.
  private int cutShort(CompletableFuture<Object> end) {
    var reason = end.join();
    say(reason == null ? "Interrupted: nothing is judged." : "The bridge stopped: " + reason);
    return ExitCode.SOFTWARE;
  }

  private int judged(Plan plan, ConsumedTopics consumed, boolean decided) {
    var rules = new JudgeSettings(LocalBridge.TOPICS, SETTINGS.grace(), SETTINGS.clockStep());
    var verdict = Reconciliation.of(ledger.attempts(), plan.changes(), consumed, rules);
    say(decided ? "" : UNDECIDED);
    new ReconciliationTable(verdict, terminal.paint()).rows().forEach(this::say);
    var kept = decided && verdict.agrees();
    say(kept ? AGREES : differs());
    return kept ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private String differs() {
    return """

    This bridge did not keep its promises. The same webhooks again, with a ledger to look into:
    ./penstock demo --seed %d --ledger ledger.jsonl"""
        .formatted(options.seed());
  }

  /// Leaves the bridge to whoever watches, until it is told to stop or can't go on.
  private int stayed(LocalBridge bridge, Plan plan, CompletableFuture<Object> end, int status) {
    say(DemoNextSteps.text(directory, bridge.ports(), plan.accounts()));
    var reason = end.join();
    if (reason == null) {
      return status;
    }
    say("The bridge stopped: " + reason);
    return ExitCode.SOFTWARE;
  }

  private void writeLedger() {
    if (options.ledger() != null) {
      ledger.write(options.ledger());
      say("Ledger: " + options.ledger());
    }
  }

  private void say(String text) {
    terminal.data(text);
  }
}
