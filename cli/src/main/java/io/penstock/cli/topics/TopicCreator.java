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

/// Makes a plan's topics where they are missing, and never alters one that exists.
///
/// Every call may throw Kafka's own `KafkaException` where the cluster can't be reached or refuses.
public final class TopicCreator {
  /// What came of making a plan's topics.
  ///
  /// @param created the topics that were missing and now exist
  /// @param differences how topics that existed are not as planned; they were left as they are
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

  /// A maker that leaves closing the client to whoever opened it.
  public TopicCreator(Admin admin) {
    this.admin = admin;
    this.reader = new TopicReader(admin);
  }

  /// How the cluster's topics are not as planned, in the plan's order; empty where all are.
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

  /// Creates what is missing, and returns once the cluster shows it (30 s at most).
  public TopicReport make(TopicPlan plan) {
    var missing = missing(check(plan));
    var created =
        plan.all().stream()
            .filter(planned -> missing.contains(planned.name()))
            .filter(this::create);
    return new TopicReport(created.map(TopicSpec::name).toList(), awaitAll(plan));
  }

  /// Whether it was created here, and not by someone else in the meantime.
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
