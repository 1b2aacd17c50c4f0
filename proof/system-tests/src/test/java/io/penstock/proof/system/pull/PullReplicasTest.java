package io.penstock.proof.system.pull;

import static io.penstock.proof.system.pull.EmittedEvents.header;
import static io.penstock.schemas.EntityTypes.PURCHASE_ORDER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.processor.Processor;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.HttpSender;
import io.penstock.proof.simulator.api.ApiConnection;
import io.penstock.proof.simulator.api.ApiFault;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.api.SourceEntity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Of two ingresses one is killed while it pulls. The other one goes on: nothing is skipped, and
/// nothing is emitted twice. Nobody but the broker ends the dead one's session.
@ExtendWith(KafkaExtension.class)
class PullReplicasTest {
  private static final int PARTITIONS = 12;
  private static final int ROWS = 1_000;
  private static final int PAGE = 500;
  private static final int FETCHED = 40;
  private static final long SEED = 4711;
  private static final ApiGeneration GENERATION = ApiGeneration.V3;

  private static final Pattern ID = Pattern.compile("\"key\":\"([^\"]+)\"");

  /// Makes both replicas members of their group before the pulled connection exists.
  private static final String IDLE = "idle";

  /// On the partition of the idle connection, so that both have the same owner.
  private static final String PULLED =
      IntStream.range(0, 1_000)
          .mapToObj(number -> "pulled-" + number)
          .filter(id -> partition(id) == partition(IDLE))
          .findFirst()
          .orElseThrow();

  private static final List<String> SETTINGS =
      List.of(
          // Each row is a request of its own, so that storing a page takes a while.
          "kafka.batch.size: 0",
          // The shortest that brokers accept.
          "kafka.session.timeout.ms: 6000",
          "kafka.heartbeat.interval.ms: 1000");

  private final KafkaTestClient kafka;
  private final NumberedSource source = new NumberedSource();
  private final SimulatedApi api;
  private final PullFiles files;
  private final CollectedRun run;
  private final Processor processor;
  private final List<PullReplica> replicas;

  PullReplicasTest(KafkaTestClient beside, @TempDir Path directory, TestInfo test) {
    var name = beside.topics().prefix() + "-" + test.getTestMethod().orElseThrow().getName();
    kafka = new KafkaTestClient(beside.bootstrapServers(), name);
    kafka.createTopics(PARTITIONS);
    var connections =
        List.of(ApiConnection.of(IDLE, GENERATION), ApiConnection.of(PULLED, GENERATION));
    api =
        SimulatedApi.start(
            0, source.source(), connections, SEED, Clock.systemUTC(), System::nanoTime);
    var recipe = TestRecipe.of("api", GENERATION).withPageSize(PAGE).withRate(6_000, 16);
    files = new PullFiles(directory).recipe(recipe, api.address());
    files.connection(IDLE, "api", ", types: [purchase_order]").token(api, IDLE).token(api, PULLED);
    run = new CollectedRun(kafka);
    replicas =
        List.of("one", "two").stream()
            .map(each -> PullReplica.start(each, files, kafka, SETTINGS))
            .toList();
    processor = PullBridge.processor(files, kafka, "state");
    Eventually.get(this::membersWithPartitions, members -> members == replicas.size());
  }

  @AfterEach
  void close() {
    replicas.forEach(PullReplica::close);
    processor.close();
    run.close();
    api.close();
    kafka.close();
  }

  @Test
  void listingThatIsKilledInTheMiddleOfAPageGoesOn() {
    var ids = existing("e-", ROWS);
    var owner = owner();
    addPulledConnection();
    // The first page is stored, and a part of the second one.
    Eventually.get(() -> run.raw(PULLED, "poll").size(), rows -> rows > PAGE + 20);
    owner.kill();
    var stored = run.raw(PULLED, "poll").size();
    assertThat(stored).as("rows of a part of the second page").isBetween(PAGE + 1, ROWS - 1);

    run.awaitListed(List.of(PULLED), 1);
    run.awaitRest();

    assertThat(stored("poll")).isEqualTo(ids);
    assertThat(run.raw(PULLED, "poll").size())
        .as("the second page was read again")
        .isGreaterThan(ROWS);
    assertThat(marks()).as("it is one listing").hasSize(1);
    assertEachEmittedOnce(ids);
  }

  @Test
  void requestThatIsKilledBeforeAllItsIdsAreAnsweredIsAnsweredByTheOther() {
    var owner = owner();
    addPulledConnection();
    run.awaitListed(List.of(PULLED), 1);
    var ids = existing("new-", FETCHED);
    var hanging = ids.stream().filter(id -> id.endsWith("9")).toList();
    hanging.forEach(
        id -> api.faults(PULLED).always("/api/erp/purchase-orders/" + id, new ApiFault.Silence()));
    post(ids);
    Eventually.get(() -> stored("fetch"), answered -> answered.size() == FETCHED - hanging.size());
    // The offset of the request must not be among what it commits.
    owner.awaitCommits();
    owner.kill();
    var before = run.raw(PULLED, "fetch").stream().map(each -> header(each, "webhook-id")).toList();

    api.faults(PULLED).clear();
    Eventually.get(() -> stored("fetch"), answered -> answered.size() == FETCHED);
    run.awaitRest();

    assertThat(stored("fetch")).isEqualTo(ids);
    assertThat(run.raw(PULLED, "fetch").stream().map(each -> header(each, "webhook-id")))
        .as("an answer that comes again has the same id")
        .hasSizeGreaterThan(ids.size())
        .containsAll(before)
        .satisfies(all -> assertThat(Set.copyOf(all)).hasSize(ids.size()));
    assertEachEmittedOnce(ids);
  }

  /// Entities that exist since an hour.
  private Set<String> existing(String prefix, int count) {
    var ids = IntStream.range(0, count).mapToObj(number -> prefix + number);
    var all = ids.collect(Collectors.toSet());
    all.forEach(id -> source.existing(new SourceEntity(PULLED, PURCHASE_ORDER, id), GENERATION));
    return all;
  }

  private void addPulledConnection() {
    files.connection(PULLED, "api", ", types: [purchase_order]");
  }

  private void post(Set<String> ids) {
    var named = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
    var sender = new HttpSender(replicas.getFirst().port(), PULLED, PullFiles.SECRET);
    var answer = sender.send("{\"event\":\"purchase-orders.created\",\"body\":[" + named + "]}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  /// The replica that owns the pulled connection, or will own it once it exists.
  private PullReplica owner() {
    var owners =
        Eventually.get(
            () -> replicas.stream().filter(replica -> replica.pulled() > 0).toList(),
            found -> found.size() == 1);
    return owners.getFirst();
  }

  /// The ids of the entities whose raw records have this origin.
  private Set<String> stored(String origin) {
    return run.raw(PULLED, origin).stream()
        .map(record -> ID.matcher(new String(record.value(), UTF_8)))
        .map(found -> found.find() ? found.group(1) : "none")
        .collect(Collectors.toSet());
  }

  private Set<String> marks() {
    return run.raw(PULLED, "poll").stream()
        .map(row -> header(row, "mark"))
        .collect(Collectors.toSet());
  }

  private void assertEachEmittedOnce(Set<String> ids) {
    var events = run.events();
    assertThat(events.notAsTheSource(source)).isEmpty();
    assertThat(events.disorder()).isEmpty();
    assertThat(events.all()).hasSize(ids.size());
  }

  /// The partition that Kafka's default partitioner chooses.
  private static int partition(String connection) {
    return Utils.toPositive(Utils.murmur2(connection.getBytes(UTF_8))) % PARTITIONS;
  }

  private String group() {
    return kafka.topics().prefix() + "-pull";
  }

  /// The number of members if all partitions are assigned; otherwise 0.
  private int membersWithPartitions() {
    try {
      var groups = kafka.admin().describeConsumerGroups(List.of(group())).all().get();
      var owned =
          groups.values().stream()
              .flatMap(described -> described.members().stream())
              .map(member -> member.assignment().topicPartitions().size())
              .toList();
      return owned.stream().mapToInt(count -> count).sum() == PARTITIONS && !owned.contains(0)
          ? owned.size()
          : 0;
    } catch (ExecutionException _) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
