package io.penstock.proof.system.pull;

import static io.penstock.proof.system.pull.EmittedEvents.header;
import static io.penstock.schemas.EntityTypes.PURCHASE_ORDER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.simulator.api.ApiConnection;
import io.penstock.proof.simulator.api.ApiFault;
import io.penstock.proof.simulator.api.ListDefect;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.api.SourceEntity;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Whatever an API answers: it ends under its label, and everything else goes on. No token leaves
/// the bridge.
@ExtendWith(KafkaExtension.class)
class BadApiTest {
  private static final EntityType VENDOR = Objects.requireNonNull(EntityTypes.of("vendor"));
  private static final ApiGeneration GENERATION = ApiGeneration.V4;
  private static final long SEED = 4711;
  private static final int PAGE = 2;
  private static final String ORDERS = "/api/erp/purchase-orders";

  /// One byte more than the value of a raw record may have.
  private static final int LARGE = (1 << 20) + 1;

  /// A connection whose answers for single entities are bad.
  private static final String SINGLE = "single";

  private static final String GOOD = "good";
  private static final String NO_TOKEN = "no-token";
  private static final String EMPTY_TOKEN = "empty-token";
  private static final String UNRESOLVED = "unresolved";
  private static final String UNTRUSTED = "untrusted";
  private static final String NEVER_ENDS = "never-ends";

  /// The fault of the answers for an entity, by the entity's id.
  private static final Map<String, ApiFault> FAULTS =
      Map.of(
          "gone", new ApiFault.Gone(),
          "not-json", new ApiFault.NotJson(),
          "html", new ApiFault.SignInPage(),
          "no-id", new ApiFault.WithoutIds(),
          "redirected", new ApiFault.Redirect(URI.create("http://127.0.0.1:1/elsewhere")));

  /// The defect of a connection's list of purchase orders, by the connection.
  private static final Map<String, ApiFault> LISTS =
      Map.of(
          "page-repeats",
          new ApiFault.Listing(ListDefect.REPEATED),
          NEVER_ENDS,
          new ApiFault.Listing(ListDefect.ENDLESS),
          "ends-early",
          new ApiFault.Listing(ListDefect.ENDS_EARLY),
          "rows-without-ids",
          new ApiFault.WithoutIds());

  private final KafkaTestClient kafka;
  private final NumberedSource source = new NumberedSource();
  private final List<String> tokens = new ArrayList<>();
  private final HttpsServer untrusted = untrusted();
  private final CapturedLog log = new CapturedLog();
  private final SimulatedApi api;
  private final PullFiles files;
  private final CollectedRun run;
  private final PullBridge bridge;

  BadApiTest(KafkaTestClient kafka, @TempDir Path directory) {
    this.kafka = kafka;
    kafka.createTopics(12);
    var listed = Stream.concat(LISTS.keySet().stream(), Stream.of(SINGLE, GOOD)).toList();
    var all = Stream.concat(listed.stream(), Stream.of(NO_TOKEN, EMPTY_TOKEN)).toList();
    all.forEach(this::addExisting);
    addLarge();
    var served = all.stream().map(id -> ApiConnection.of(id, GENERATION)).toList();
    api = SimulatedApi.start(0, source.source(), served, SEED, Clock.systemUTC(), System::nanoTime);
    var recipe = TestRecipe.of("api", GENERATION).withPageSize(PAGE).withRate(600, 4);
    files = new PullFiles(directory).recipe(recipe, api.address());
    all.forEach(id -> files.connection(id, "api", ", types: [purchase_order, vendor]"));
    listed.forEach(id -> files.token(api, id));
    files.tokenText(EMPTY_TOKEN, "\n");
    addUnreachable(UNRESOLVED, "http://no-such-host.invalid");
    addUnreachable(UNTRUSTED, "https://localhost:" + untrusted.getAddress().getPort());
    for (var id : listed) {
      Stream.of(files.tokenText(id).split("\""))
          .filter(text -> text.length() > 20)
          .forEach(tokens::add);
    }
    LISTS.forEach((id, fault) -> api.faults(id).always(ORDERS, fault));
    FAULTS.forEach((id, fault) -> api.faults(SINGLE).always(ORDERS + "/" + id, fault));
    run = new CollectedRun(kafka);
    bridge = PullBridge.start(files, kafka);
  }

  @AfterEach
  void close() {
    bridge.close();
    run.close();
    log.close();
    api.close();
    untrusted.stop(0);
  }

  private void addExisting(String connection) {
    for (int number = 1; number <= 2 * PAGE; number++) {
      for (var type : List.of(PURCHASE_ORDER, VENDOR)) {
        source.existing(new SourceEntity(connection, type, "e-" + number), GENERATION);
      }
    }
  }

  private void addLarge() {
    var json = "{\"id\":\"large\",\"padding\":\"" + "x".repeat(LARGE) + "\"}";
    var then = Instant.now().minusSeconds(60);
    source.source().put(new SourceEntity(SINGLE, PURCHASE_ORDER, "large"), then, json, then);
  }

  private void addUnreachable(String id, String url) {
    var token = "token-of-" + id + "-0123456789";
    files.connection(id, "api", ", api-url: \"" + url + "\", types: [vendor]");
    files.tokenText(id, token);
    tokens.add(token);
  }

  private static HttpsServer untrusted() {
    try {
      var keys = Certificates.ecdsa().toKeyManagerFactory().getKeyManagers();
      var tls = SSLContext.getInstance("TLS");
      tls.init(keys, null, null);
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpsServer.create(loopback, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whateverAnApiAnswersEndsUnderItsLabelAndTheOthersGoOn() {
    run.awaitListed(List.of(SINGLE, GOOD), 2);
    LISTS.keySet().forEach(id -> post(id).update(VENDOR, "e-1"));
    var single = post(SINGLE);
    FAULTS.keySet().stream().filter(id -> !id.equals("gone")).forEach(this::createBad);
    single.post(PURCHASE_ORDER, Operation.UPDATED, "gone");
    single.post(PURCHASE_ORDER, Operation.UPDATED, "absent");
    single.post(PURCHASE_ORDER, Operation.UPDATED, "large");
    single.create(PURCHASE_ORDER, "fine");
    post(GOOD).update(PURCHASE_ORDER, "e-1");
    bridge.sender(GOOD).sendSigned("{}", "AAAA");

    Eventually.get(() -> run.raw(NEVER_ENDS, "poll").size(), rows -> rows > 10 * PAGE);
    Eventually.get(() -> run.raw(NEVER_ENDS, "fetch"), answers -> !answers.isEmpty());
    api.faults(NEVER_ENDS).clear();
    run.awaitListed(List.of(NEVER_ENDS, "ends-early", "rows-without-ids"), 2);
    run.awaitListed(List.of("page-repeats"), 1);
    awaitLabels();
    run.awaitRest();

    assertThat(deadLetters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "not-json", "invalid-json",
                "html", "invalid-json",
                "no-id", "no-id",
                "a row without an id", "no-id"));
    assertThat(absences()).containsExactlyInAnyOrder("gone 410", "absent 404");
    assertThat(notAsTheSource()).containsExactlyInAnyOrderElementsOf(expectedToDiffer());
    assertThat(run.events().disorder()).isEmpty();
    assertNoTokenAnywhere();
  }

  private ThinWebhooks post(String connection) {
    return new ThinWebhooks(bridge, source, connection, GENERATION);
  }

  private void createBad(String id) {
    post(SINGLE).create(PURCHASE_ORDER, id);
  }

  /// Returns when each failure that leaves no raw record is counted or logged.
  private void awaitLabels() {
    for (var label : List.of("redirected", "row-too-large")) {
      awaitMetric("penstock_ingress_pull_fetches_total", label);
    }
    for (var label : List.of("unresolved", "certificate-untrusted")) {
      awaitMetric("penstock_ingress_pull_calls_total", label);
    }
    awaitMetric("penstock_ingress_pull_listings_total", "page-repeated");
    awaitLogged("not stored: purchase_order large of connection single has");
    awaitNotAsked(NO_TOKEN, "token-missing");
    awaitNotAsked(EMPTY_TOKEN, "token-unreadable");
  }

  private void awaitNotAsked(String connection, String reason) {
    var until = " is not asked until its token file changes: ";
    awaitLogged("the API of connection " + connection + until + reason);
  }

  private void awaitMetric(String name, String outcome) {
    Eventually.get(() -> bridge.metric(name, "outcome=\"" + outcome + "\""), count -> count > 0);
  }

  private void awaitLogged(String text) {
    Eventually.get(log::lines, lines -> lines.stream().anyMatch(line -> line.contains(text)));
  }

  /// The reasons of the dead letters, by the entity that was asked for.
  private Map<String, String> deadLetters() {
    var reasons = new TreeMap<String, String>();
    for (var dead : run.on(kafka.topics().deadLetters())) {
      var asked = header(dead, "entity-id");
      reasons.put(
          asked.isEmpty() ? "a row without an id" : asked, header(dead, DeadLetterHeaders.REASON));
    }
    return reasons;
  }

  /// The entities that the API does not have, with the status.
  private List<String> absences() {
    return run.raw(SINGLE, "fetch").stream()
        .filter(answer -> !header(answer, "status").equals("200"))
        .map(answer -> header(answer, "entity-id") + " " + header(answer, "status"))
        .distinct()
        .toList();
  }

  /// The entities whose last event is not the source's state.
  private List<String> notAsTheSource() {
    return run.events().notAsTheSource(source).stream()
        .map(line -> line.substring(0, line.indexOf(" is ")))
        .toList();
  }

  /// The entities that could not be read, because the API never answered with them.
  private List<String> expectedToDiffer() {
    var differ = new ArrayList<String>();
    FAULTS.keySet().stream()
        .filter(id -> !id.equals("gone"))
        .forEach(id -> differ.add(entity(SINGLE, PURCHASE_ORDER, id)));
    for (int number = 1; number <= 2 * PAGE; number++) {
      var id = "e-" + number;
      differ.add(entity("rows-without-ids", PURCHASE_ORDER, id));
      if (number > PAGE) {
        differ.add(entity("page-repeats", PURCHASE_ORDER, id));
        differ.add(entity("ends-early", PURCHASE_ORDER, id));
      }
      for (var connection : List.of(NO_TOKEN, EMPTY_TOKEN)) {
        differ.add(entity(connection, PURCHASE_ORDER, id));
        differ.add(entity(connection, VENDOR, id));
      }
    }
    return differ;
  }

  private static String entity(String connection, EntityType type, String id) {
    return new SourceEntity(connection, type, id).toString();
  }

  private void assertNoTokenAnywhere() {
    assertThat(log.lines()).as("there is a log to search").isNotEmpty();
    var said = new ArrayList<>(log.lines());
    said.add(bridge.get("/metrics"));
    said.add(bridge.get("/health/ready"));
    said.add(bridge.get("/health/live"));
    var samples = bridge.get("/refused");
    assertThat(samples).as("there is a sample to search").contains(GOOD);
    said.add(samples);
    for (var record : kafka.read(topics())) {
      said.add(text(record));
    }
    assertThat(tokens).hasSizeGreaterThan(2 * LISTS.size());
    for (var token : tokens) {
      assertThat(said).noneMatch(text -> text.contains(token));
    }
  }

  private List<String> topics() {
    var own = List.of(kafka.topics().webhooks(), kafka.topics().watermarks());
    return Stream.concat(own.stream(), kafka.topics().outputs().stream()).toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    var text = new StringBuilder();
    record.headers().forEach(each -> text.append(new String(each.value(), ISO_8859_1)));
    return record.value() == null
        ? text.toString()
        : text.append(new String(record.value(), ISO_8859_1)).toString();
  }
}
