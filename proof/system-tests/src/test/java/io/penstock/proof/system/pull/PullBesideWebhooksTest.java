package io.penstock.proof.system.pull;

import static io.penstock.schemas.EntityTypes.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.HttpSender;
import io.penstock.proof.simulator.api.ApiConnection;
import io.penstock.proof.simulator.api.ApiFault;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.api.SourceEntity;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The pull side shares no event loop, no producer and no budget with the webhooks.
@ExtendWith(KafkaExtension.class)
class PullBesideWebhooksTest {
  private static final int PARTITIONS = 12;
  private static final int ENTITIES = 10_000;

  /// More sockets than there are event loops, so that each loop has some.
  private static final int SOCKETS = 32;

  private static final long SEED = 4711;
  private static final ApiGeneration GENERATION = ApiGeneration.V4;
  private static final String LISTED = "listed";
  private static final String FLOODING = "flooding";
  private static final String HANGING = "hanging";
  private static final String PUSHED = "pushed";

  private final KafkaTestClient kafka;
  private final SimulatedApi api;
  private final CapturedLog log = new CapturedLog();
  private final CollectedRun run;
  private final PullBridge bridge;
  private int posted;

  PullBesideWebhooksTest(KafkaTestClient kafka, @TempDir Path directory) {
    this.kafka = kafka;
    kafka.createTopics(PARTITIONS);
    var source = new NumberedSource();
    for (int number = 0; number < ENTITIES; number++) {
      source.existing(new SourceEntity(LISTED, PURCHASE_ORDER, "e-" + number), GENERATION);
    }
    var pulled = List.of(LISTED, FLOODING, HANGING);
    var served = pulled.stream().map(id -> ApiConnection.of(id, GENERATION)).toList();
    api = SimulatedApi.start(0, source.source(), served, SEED, Clock.systemUTC(), System::nanoTime);
    api.faults(FLOODING).always("/api/", new ApiFault.Endless());
    api.faults(HANGING).always("/api/", new ApiFault.Silence());
    var recipe = TestRecipe.of("api", GENERATION).withPageSize(500);
    var files = new PullFiles(directory).recipe(recipe, api.address());
    files.pushedOnly(PUSHED);
    pulled.forEach(id -> files.connection(id, "api", ", types: [purchase_order]").token(api, id));
    log.stopThreadThatLogs("connection " + FLOODING + " was not read to its end");
    run = new CollectedRun(kafka);
    bridge = PullBridge.start(files, kafka);
  }

  @AfterEach
  void close() {
    log.close();
    bridge.close();
    run.close();
    api.close();
  }

  @Test
  void webhooksAreStoredWhileTheEventLoopOfThePullSideStandsStill() throws InterruptedException {
    log.awaitStopped();

    Stream.generate(() -> new HttpSender(bridge.port(), PUSHED, PullFiles.SECRET))
        .limit(SOCKETS)
        .forEach(this::post);

    assertThat(bridge.metric("penstock_ingress_in_flight_bytes ", ""))
        .as("nothing of the pull side is in the webhooks' budget")
        .isZero();
    assertThat(bridge.get("/health/ready")).contains("\"ready\"");
    log.release();
    Eventually.get(
        () -> {
          post(bridge.sender(PUSHED));
          return run.raw(LISTED, "poll").size();
        },
        rows -> rows == ENTITIES);
    assertThat(bridge.metric("penstock_ingress_webhooks_total", "outcome=\"stored\""))
        .isEqualTo(posted);
    assertThat(sentByProducer())
        .as("one producer for webhooks, and another one for what is pulled")
        .contains((double) posted, (double) run.raw("listed").size() + 2);
  }

  private void post(HttpSender sender) {
    var answer =
        sender.send(
            "{\"event\":\"purchase-orders.updated\",\"data\":{\"id\":\"po-%d\"}}"
                .formatted(posted));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    posted++;
  }

  /// The number of records that each producer in this process sent to the raw topic.
  private List<Double> sentByProducer() {
    var server = ManagementFactory.getPlatformMBeanServer();
    var sent = new HashMap<String, Double>();
    try {
      var all = new ObjectName("kafka.producer:type=producer-topic-metrics,*");
      for (var name : server.queryNames(all, null)) {
        if (name.getKeyProperty("topic").replace("\"", "").equals(kafka.topics().webhooks())) {
          sent.put(
              name.getKeyProperty("client-id"),
              (Double) server.getAttribute(name, "record-send-total"));
        }
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
    return List.copyOf(sent.values());
  }
}
