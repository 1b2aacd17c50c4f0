package io.penstock.cli.topics;

import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the missing topics of a plan and never alters an existing topic.
///
/// Every call may throw a `KafkaException` if the cluster is unreachable or refuses the request.
public final class TopicCreator {
  /// The result of creating a plan's topics.
  ///
  /// @param created the names of the topics that this call created
  /// @param differences the differences of existing topics from the plan, which remain unchanged
  public record TopicReport(List<String> created, List<TopicDifference> differences) {

    public TopicReport {
      created = List.copyOf(created);
      differences = List.copyOf(differences);
    }
  }

  private static final int LOOKS_MAX = 600;
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Admin admin;
  private final TopicReader reader;

  /// A creator that uses this client. The caller closes the client.
  public TopicCreator(Admin admin) {
    this.admin = admin;
    this.reader = new TopicReader(admin);
  }

  /// The differences of the cluster's topics from the plan, in the plan's order.
  public List<TopicDifference> check(TopicPlan plan) {
    var found = reader.read(plan.all().stream().map(TopicSpec::name).toList());
    return plan.all().stream()
        .flatMap(
            planned -> {
              var topic = found.get(planned.name());
              return topic == null
                  ? Stream.of(new Missing(planned.name()))
                  : topic.differencesFrom(planned).stream();
            })
        .toList();
  }

  /// Creates the missing topics and waits until the cluster lists them: 600 checks, with pauses of
  /// 30 s in total, at most.
  public TopicReport make(TopicPlan plan) {
    var missing = missing(check(plan));
    var created =
        plan.all().stream()
            .filter(planned -> missing.contains(planned.name()))
            .filter(this::create);
    return new TopicReport(created.map(TopicSpec::name).toList(), awaitAll(plan));
  }

  /// Creates a topic. Returns `false` if another client created it in the meantime.
  private boolean create(TopicSpec planned) {
    var topic =
        new NewTopic(planned.name(), planned.partitions(), (short) planned.replicationFactor())
            .configs(planned.configs());
    try {
      TopicReader.await(admin.createTopics(List.of(topic)).all());
      return true;
    } catch (TopicExistsException _) {
      return false;
    }
  }

  private List<TopicDifference> awaitAll(TopicPlan plan) {
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      var differences = check(plan);
      if (missing(differences).isEmpty()) {
        return differences;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new TimeoutException("created topics did not appear: " + missing(check(plan)));
  }

  private static List<String> missing(List<TopicDifference> differences) {
    return differences.stream()
        .filter(Missing.class::isInstance)
        .map(TopicDifference::topic)
        .toList();
  }
}
