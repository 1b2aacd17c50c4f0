package io.penstock.proof.system.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.pull.PullSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Watermark;
import io.penstock.settings.Durations;
import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `penstock poll` with a real broker. The test writes what an ingress would write.
@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class PollSubcommandTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final EntityType TYPE = EntityTypes.WORK_ORDER;
  private static final List<String> WORK_ORDERS = List.of("--type", "work_order");

  private final KafkaTestClient kafka;

  PollSubcommandTest(KafkaTestClient kafka) {
    this.kafka = kafka;
  }

  @BeforeAll
  void createTopics() {
    kafka.createTopics(3);
  }

  @Test
  void commandIsStoredOnThePartitionOfItsConnection() {
    var run =
        poll("stored", "--type", "work_order", "--since", "2026-01-31T12:00:00Z", "--no-wait");

    var command = command("stored");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "The command to poll stored is stored: %s-%d-%d"
                .formatted(command.topic(), command.partition(), command.offset()));
    assertThat(run.err()).startsWith("Next: \"penstock tail watermarks --connection stored\"");
    assertThat(new String(command.value(), UTF_8))
        .isEqualTo(
            "{\"connection\":\"stored\",\"types\":[\"work_order\"],"
                + "\"since\":\"2026-01-31T12:00:00.000Z\"}");
    assertThat(command.headers().toArray()).hasSize(1);
    assertThat(command.headers().lastHeader("kind").value()).isEqualTo("poll".getBytes(UTF_8));
    assertThat(command.partition())
        .isEqualTo(kafka.produceRaw("stored", "{}", Map.of()).partition());
  }

  @Test
  void commandIsAcknowledgedWhateverTheClientPropertiesSay(@TempDir Path directory)
      throws IOException {
    var file = directory.resolve("client.properties");
    Files.writeString(file, "acks=0\nenable.idempotence=false\n");

    var run = poll("acknowledged", "--no-wait", "--config", file.toString());

    var command = command("acknowledged");
    assertThat(run.lines())
        .singleElement()
        .asString()
        .endsWith("%s-%d-%d".formatted(command.topic(), command.partition(), command.offset()));
  }

  @Test
  void interruptedListingThatTheCommandContinuesCounts() {
    store(underWay("resumed", 0, 3, 300));
    var following = follow("resumed");
    command("resumed");

    store(underWay("resumed", 0, 4, 400));
    store(ended("resumed", 5, 410));

    var run = following.join();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines().getLast()).contains("work_order", "completed", "5 pages, 410 rows");
  }

  @Test
  void listingIsFollowedPageByPageToItsEnd() {
    var following = follow("paged", "--json");
    command("paged");

    var mark = begins("paged");
    store(underWay("paged", mark, 1, 100));
    store(underWay("paged", mark, 2, 200));
    store(ended("paged", 3, 250));

    var run = following.join();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines().getFirst())
        .startsWith("{\"connection\":\"paged\",\"state\":\"stored\",\"topic\":");
    assertThat(run.lines().getLast())
        .isEqualTo(
            "{\"connection\":\"paged\",\"type\":\"work_order\",\"state\":\"completed\",\"pages\":3,"
                + "\"rows\":250,\"watermark\":\"2026-11-24T12:00:00Z\"}");
  }

  @Test
  void listOfOnePageIsToldFromAnEarlierOneByItsControlRecord() {
    store(ended("short", 1, 7));
    var following = follow("short");
    command("short");

    store(ended("short", 1, 8), System.currentTimeMillis() - 1000);
    begins("short");
    store(ended("short", 1, 9));

    var run = following.join();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines().getLast()).contains("work_order", "completed", "1 page, 9 rows");
    assertThat(run.err()).startsWith("Next: \"penstock tail --connection short");
  }

  @Test
  void listingUnderWayBeforeTheCommandIsWaitedFor() {
    store(underWay("busy", 0, 1, 100));
    var following = follow("busy");
    command("busy");

    store(underWay("busy", 0, 2, 200));
    store(ended("busy", 3, 210), System.currentTimeMillis() - 1000);
    begins("busy");
    store(ended("busy", 1, 5));

    var run = following.join();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines().getLast()).contains("work_order", "completed", "1 page, 5 rows");
  }

  @Test
  void listingThatIsGivenUpIsAFailure() {
    var before = ended("broken", 1, 7);
    store(before);
    var following = follow("broken");
    command("broken");

    begins("broken");
    store(before.with(null));

    var run = following.join();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getLast()).contains("work_order", "failed");
    assertThat(run.err()).contains("the ingress gave up work_order", "its log says why");
  }

  @Test
  void ingressThatDoesNotAnswerEndsTheWaitWithTheTimeout() {
    store(ended("silent", 1, 7));

    // Without --type, the types are those that have a watermark.
    var run = poll("silent", "--timeout", "1s");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getLast()).contains("work_order", "waiting");
    assertThat(run.err())
        .startsWith("penstock: not read within 1s: work_order. The ingress goes on")
        .hasLineCount(1);
  }

  @Test
  void unknownTypesAreWrongUseBeforeTheCommandIsStored() {
    var run = poll("new");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("new has no watermark yet", "--connections FILE, --type T or --no-wait");
    assertThat(commands("new")).isEmpty();
  }

  @Test
  void dryRunReadsTheWatermarkAndStoresNothing(@TempDir Path directory) throws IOException {
    store(ended("dry", 1, 7));

    var run = poll("dry", "--connections", connections(directory), "--dry-run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "work_order  changes since 2026-11-23T10:00:00Z (the watermark 2026-11-24T12:00:00Z"
                + " less 26h), sent as 2026-11-23",
            "work-orders?page=1&per_page=100&filter%5BupdatedAt%3Agteq%5D=2026-11-23&",
            "vendor  everything: there is no watermark yet",
            "vendors?page=1&per_page=100&sort");
    assertThat(commands("dry")).isEmpty();
  }

  @Test
  void overlapOfADryRunIsTheDefaultOfTheIngress(@TempDir Path directory) throws IOException {
    var overlap = PullSettings.read(SettingsReader.of(null, Map.of())).pollOverlap();
    store(ended("dry", 1, 7));

    var run = poll("dry", "--connections", connections(directory), "--dry-run");

    assertThat(run.out()).contains("less " + Durations.show(overlap));
  }

  @Test
  void bridgeThatIsNotThereIsOneClearLine() {
    var run =
        CommandRun.of(
            "poll",
            "--connection",
            "demo",
            "--kafka",
            kafka.bootstrapServers(),
            "--prefix",
            "nobody",
            "--no-wait");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("has no topic nobody.fetches", "penstock topics", "--prefix")
        .hasLineCount(1);
  }

  private static String connections(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("secrets"));
    Files.writeString(directory.resolve("secrets/s"), "makini-test-secret");
    return Files.writeString(
            directory.resolve("connections.yaml"),
            "connections: {dry: {recipe: makini, secrets: [s], api: makini-v3, token: t,"
                + " types: [work_order, vendor]}}")
        .toString();
  }

  private CompletableFuture<CommandRun> follow(String connection, String... options) {
    var all = new ArrayList<>(WORK_ORDERS);
    all.addAll(List.of(options));
    return CompletableFuture.supplyAsync(() -> poll(connection, all.toArray(String[]::new)));
  }

  private CommandRun poll(String connection, String... options) {
    var args = new ArrayList<>(List.of("poll", "--connection", connection));
    args.addAll(List.of("--kafka", kafka.bootstrapServers()));
    args.addAll(List.of("--prefix", kafka.topics().prefix()));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new));
  }

  /// The command of a connection, once it is stored.
  private ConsumerRecord<byte[], byte[]> command(String connection) {
    return Eventually.get(() -> commands(connection), commands -> !commands.isEmpty()).getFirst();
  }

  private List<ConsumerRecord<byte[], byte[]>> commands(String connection) {
    return kafka.read(kafka.topics().fetches()).stream()
        .filter(record -> connection.equals(new String(record.key(), UTF_8)))
        .toList();
  }

  /// Appends the control record of a listing.
  ///
  /// @return its offset
  private long begins(String connection) {
    var key = connection.getBytes(UTF_8);
    var record = new ProducerRecord<>(kafka.topics().webhooks(), key, (byte[]) null);
    var now = Long.toString(System.currentTimeMillis());
    var headers = Map.of("kind", "poll", "entity-type", TYPE.name(), "received-at", now);
    headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return kafka.produce(record).offset();
  }

  private void store(Watermark watermark) {
    store(watermark, System.currentTimeMillis());
  }

  private void store(Watermark watermark, long millis) {
    var connection = watermark.connection();
    var partition = kafka.produceRaw(connection, "{}", Map.of()).partition();
    var topic = kafka.topics().watermarks();
    kafka.produce(
        new ProducerRecord<>(topic, partition, millis, watermark.key(), watermark.write()));
  }

  private static Watermark underWay(String connection, long mark, int pages, long rows) {
    return Watermark.none(connection, TYPE)
        .with(new Watermark.Listing(NOON, mark, NOON, null, pages, null, rows));
  }

  private static Watermark ended(String connection, int pages, long rows) {
    var completed = new Watermark.Completed(NOON.plusMillis(rows), rows, pages);
    return new Watermark(connection, TYPE, NOON, null, completed);
  }
}
