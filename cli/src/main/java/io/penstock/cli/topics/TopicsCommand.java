package io.penstock.cli.topics;

import io.penstock.cli.cluster.ClusterAccess;
import io.penstock.cli.cluster.ClusterOptions;
import io.penstock.cli.output.CommandFailure;
import io.penstock.cli.output.Terminal;
import io.penstock.cli.topics.TopicCreator.TopicReport;
import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.schemas.TopicPlan;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock topics`: a bridge's topics in a cluster.
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a bridge's topics where they are missing, and says how those that stand differ from the"
          + " plan. It never alters one.",
      "Done when all are as planned; 1 where one is not.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  penstock topics --kafka broker-1:9092,broker-2:9092 --dry-run",
      "  penstock topics --kafka broker-1:9092 --config client.properties --partitions 24",
      "  penstock topics --one-broker"
    })
public final class TopicsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final PlanOptions planned = new PlanOptions();

  @Option(
      names = "--dry-run",
      description = "Make nothing: say what would be made; 1 where anything would.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object for each topic.")
  private boolean json;

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    var plan = planned.plan(terminal);
    var shortfall = planned.shortfall(plan);
    if (shortfall != null) {
      terminal.notice(shortfall);
    }
    var kafka = cluster.cluster();
    var report = kafka.administer(admin -> report(admin, plan, kafka.address()));
    var table = new TopicTable(TopicRow.of(plan, report), kafka.address());
    (json ? table.json() : table.lines(terminal.paint())).forEach(terminal::data);
    return report.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private TopicReport report(Admin admin, TopicPlan plan, String address) {
    int brokers = brokers(admin);
    var maker = new TopicCreator(admin);
    var differences = maker.check(plan);
    boolean missing = differences.stream().anyMatch(Missing.class::isInstance);
    if (missing && brokers < plan.replicationFactor()) {
      throw new CommandFailure(
          "Kafka at %s has %d broker%s, too few for %d replicas; add brokers, or for development give --one-broker"
              .formatted(address, brokers, brokers == 1 ? "" : "s", plan.replicationFactor()));
    }
    return dryRun || !missing ? new TopicReport(List.of(), differences) : maker.make(plan);
  }

  /// Asked first, and with little patience: it tells whether anybody is there.
  private static int brokers(Admin admin) {
    var options = new DescribeClusterOptions().timeoutMs((int) ClusterAccess.ANSWER_MAX.toMillis());
    return TopicReader.await(admin.describeCluster(options).nodes()).size();
  }
}
