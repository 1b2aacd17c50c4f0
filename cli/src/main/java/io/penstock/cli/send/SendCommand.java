package io.penstock.cli.send;

import io.penstock.cli.output.Terminal;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock send`: webhooks to a bridge.
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Signs webhooks and posts them to a bridge, as a sender does.",
      "Done when all of them are stored (with --forge: when all are refused).",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  penstock send --connection demo --event purchase-orders.updated",
      "  penstock send --connection demo --event work-orders.updated --count 200 --repeat 10 --shuffle",
      "  penstock send --connection demo --file body.json --secret-file data/secrets/demo",
      "",
      "An answer of 503 or 429 is a request to come again: that is done, 3 times at most."
    })
public final class SendCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final InputStream stdin;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final SigningOptions key = new SigningOptions();
  @Mixin private final WebhookOptions webhooks = new WebhookOptions();

  @Option(
      names = "--to",
      paramLabel = "URL",
      converter = IngressAddress.Reader.class,
      description = "Where the bridge takes webhooks (default ${DEFAULT-VALUE}).")
  private IngressAddress to = new IngressAddress("http://127.0.0.1:8080");

  @Option(
      names = "--forge",
      description = "Sign another body than is sent: 401 is then the right answer.")
  private boolean forge;

  @Option(names = "--json", description = "Print one JSON object for each answer.")
  private boolean json;

  /// The command.
  ///
  /// @param stdin what `--file -` reads
  public SendCommand(InstantSource clock, LongSupplier nanos, InputStream stdin) {
    this.clock = clock;
    this.nanos = nanos;
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws InterruptedException {
    var terminal = Terminal.of(spec);
    webhooks.check(terminal);
    var connection = key.connection(terminal);
    var signer = key.signer(connection, terminal);
    long seed = webhooks.seed();
    var lanes = webhooks.lanes(connection, seed, clock.instant(), stdin);
    int all = lanes.stream().mapToInt(List::size).sum();
    var address = to.webhooks(connection);
    terminal.notice(
        "Sending %s%s to %s (--seed %d)"
            .formatted(ResponseCounts.webhooks(all), forge ? ", forged," : "", address, seed));
    try (var poster = new WebhookPoster(address, signer, forge, clock)) {
      var tally = new SendRun(poster, terminal, json, all, nanos).run(lanes);
      return told(tally, all, terminal);
    }
  }

  private int told(ResponseCounts tally, int all, Terminal terminal) {
    if (json) {
      terminal.notice(tally.line(all));
    } else {
      terminal.data(tally.line(all));
    }
    if (tally.unreachable()) {
      terminal.notice(
          "penstock: no bridge answers at %s; start one with \"penstock up\", or name another with"
                  .formatted(to)
              + " --to");
    } else if (forge) {
      terminal.notice("Forged on purpose: 401 is the right answer.");
    } else if (tally.anyRefused()) {
      terminal.notice(
          "penstock: 401: the bridge does not know the connection, or has another secret for it;"
              + " compare --connection, and --secret-file or --data, with what it runs on");
    }
    return (forge ? tally.refused(all) : tally.stored(all)) ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
