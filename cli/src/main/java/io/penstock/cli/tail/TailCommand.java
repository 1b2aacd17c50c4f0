package io.penstock.cli.tail;

import io.penstock.cli.cluster.ClusterAccess;
import io.penstock.cli.cluster.ClusterOptions;
import io.penstock.cli.output.CommandFailure;
import io.penstock.cli.output.Terminal;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.service.ShutdownSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `penstock tail`: what stands on a bridge's topics, and what comes.
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what comes on a bridge's topics, a line a record, until Ctrl-C.",
      "It reads what is committed, belongs to no group, and changes nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  penstock tail",
      "  penstock tail purchase-orders late --connection demo --from-beginning",
      "  penstock tail dead-letters --from-beginning --no-follow --json"
    })
public final class TailCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..*",
      description =
          "A type's own, such as purchase-orders, or entities, events, test-events, late,"
              + " dead-letters, fetches or webhooks, or their full names (default: all but"
              + " webhooks).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "What the topics' names begin with (default ${DEFAULT-VALUE}).")
  private String prefix = "makini";

  @Option(names = "--from-beginning", description = "Show what stands there already, too.")
  private boolean fromBeginning;

  @Option(names = "--no-follow", description = "End where the topics end now.")
  private boolean noFollow;

  @Option(names = "--connection", paramLabel = "ID", description = "Only this connection's.")
  private @Nullable String connection;

  @Option(
      names = "--entity",
      paramLabel = "ID",
      description = "Only what is of this entity: events and fetches.")
  private @Nullable String entity;

  @Option(names = "--max", paramLabel = "N", description = "End after so many lines.")
  private long max = Long.MAX_VALUE;

  @Option(names = "--ticks", description = "Show ticks too: raw records that only carry time.")
  private boolean ticks;

  @Option(names = "--json", description = "Print one JSON object for each record.")
  private boolean json;

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    var topics = new TailedTopics(topics(terminal));
    if (noFollow && !fromBeginning) {
      throw terminal.wrongUse("--no-follow ends where the topics end: add --from-beginning");
    }
    if (max < 1) {
      throw terminal.wrongUse("--max: expected at least 1, got " + max);
    }
    return switch (topics.choose(names)) {
      case TailedTopics.Choice.Wrong(var complaint) -> throw terminal.wrongUse(complaint);
      case TailedTopics.Choice.Known(var chosen) -> {
        var kafka = cluster.cluster();
        yield kafka.read(consumer -> tail(consumer, kafka, chosen, printer(topics, terminal)));
      }
    };
  }

  private TopicNames topics(Terminal terminal) {
    if (!TopicNames.valid(prefix)) {
      throw terminal.wrongUse("--prefix: expected " + TopicNames.EXPECTED);
    }
    return new TopicNames(prefix);
  }

  private RecordPrinter printer(TailedTopics topics, Terminal terminal) {
    var line = new RecordLine(topics.topics(), terminal.paint());
    Function<RecordFields, String> form = json ? RecordJson::of : line::of;
    return new RecordPrinter(terminal, new RecordFilter(connection, entity, ticks), form, max);
  }

  private int tail(
      Consumer<byte[], byte[]> consumer,
      ClusterAccess kafka,
      List<String> chosen,
      RecordPrinter printer) {
    var partitions = partitions(consumer, kafka, chosen);
    try (var stop = ShutdownSignal.listen()) {
      var tailing = new TailReader(consumer, printer);
      tailing.start(partitions, fromBeginning);
      var _ = stop.given().thenRun(consumer::wakeup);
      if (noFollow) {
        tailing.toTheEnd();
      } else {
        tailing.follow();
      }
    }
    return ExitCode.OK;
  }

  /// Of topics that were named, all must be there; else those that are.
  private List<TopicPartition> partitions(
      Consumer<byte[], byte[]> consumer, ClusterAccess kafka, List<String> chosen) {
    var there = consumer.listTopics(ClusterAccess.ANSWER_MAX);
    var missing = chosen.stream().filter(topic -> !there.containsKey(topic)).toList();
    if (!missing.isEmpty() && (!names.isEmpty() || missing.size() == chosen.size())) {
      throw new CommandFailure(
          "Kafka at %s has no topic %s; \"penstock topics\" makes a bridge's, --prefix names"
                  .formatted(kafka.address(), missing.getFirst())
              + " another bridge's");
    }
    return chosen.stream()
        .flatMap(topic -> there.containsKey(topic) ? there.get(topic).stream() : Stream.empty())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }
}
