package io.penstock.cli.send;

import io.penstock.cli.output.Terminal;
import io.penstock.cli.send.MadeUpWebhooks.OutgoingWebhook;
import io.penstock.cli.sign.BodyFile;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what is sent: made up or from a file, how many, in which disorder.
final class WebhookOptions {
  private static final int COUNT_MAX = 10_000;
  private static final int PERCENT_MAX = 100;

  /// Short enough to be typed, and no two runs share one.
  private static final long SEED_MAX = 1_000_000_000_000L;

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      converter = EventName.Reader.class,
      description =
          "What has happened, such as purchase-orders.updated: an entity type and inserted,"
              + " created, updated or deleted. Not with --file.")
  private @Nullable EventName event;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Send the bytes of this file as they are; - is stdin.")
  private @Nullable String file;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "So many webhooks, 1-"
              + COUNT_MAX
              + ": changes of a few entities, each newer than the one before"
              + " (default ${DEFAULT-VALUE}).")
  private int count = 1;

  @Option(
      names = "--repeat",
      paramLabel = "PERCENT",
      description = "Send so many of a hundred twice (default ${DEFAULT-VALUE}).")
  private int repeatPercent;

  @Option(
      names = "--shuffle",
      description = "Send them in another order than that of their changes.")
  private boolean shuffle;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Make up the same content, repeats and order as another run with this seed.")
  private @Nullable Long seed;

  /// Finds wrong use before anything is read or sent.
  void check(Terminal terminal) {
    if ((event == null) == (file == null)) {
      throw terminal.wrongUse(
          event == null
              ? "nothing to send: give --event, such as --event purchase-orders.updated, or --file"
              : "--event is made up and --file is sent as it is: give one of them");
    }
    if (count < 1 || count > COUNT_MAX) {
      throw terminal.wrongUse("--count: expected 1-%d, got %d".formatted(COUNT_MAX, count));
    }
    if (repeatPercent < 0 || repeatPercent > PERCENT_MAX) {
      throw terminal.wrongUse("--repeat: expected 0-100, got " + repeatPercent);
    }
  }

  /// The seed that was given, else one that nobody used before.
  long seed() {
    return seed == null ? new Random().nextLong(SEED_MAX) : seed;
  }

  /// The webhooks in lanes; the same seed and time make the same.
  List<List<OutgoingWebhook>> lanes(String connection, long seed, Instant now, InputStream stdin) {
    var chance = new Random(seed);
    return new RepeatAndShuffle(repeatPercent, shuffle)
        .lanes(deliveries(connection, chance, now, stdin), chance);
  }

  private List<OutgoingWebhook> deliveries(
      String connection, RandomGenerator chance, Instant now, InputStream stdin) {
    if (event != null) {
      return new MadeUpWebhooks(chance, connection).make(event, count, now);
    }
    if (file == null) {
      return List.of();
    }
    var body = new BodyFile(file).read(stdin);
    // The same bytes have no order between them.
    return IntStream.range(0, count).mapToObj(i -> new OutgoingWebhook("" + i, body)).toList();
  }
}
