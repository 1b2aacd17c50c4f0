package io.penstock.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.standalone.bridge.Eventually;
import io.penstock.standalone.process.ChildJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.storage.Formatter;

/// Kafka's own broker in a process of its own that lets a client do nothing but what its rules
/// (ACLs) allow.
///
/// Who comes to [#bootstrapServers()] may do all; who comes to [#guardedServers()] must say who it
/// is, and is [#CLIENT].
public final class GuardedBroker implements AutoCloseable {

  /// The principal that rules are about.
  public static final String CLIENT = "User:gate";

  private static final int NODE = 1;
  private static final List<String> FLAGS =
      List.of(
          "-Xmx384m",
          "-Dlogback.configurationFile=" + Path.of("src/test/resources/logback-child.xml"));
  private static final ResourcePattern CLUSTER =
      new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL);
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"gate\" password=\"gate\"";

  private final int port = FreePort.find();
  private final int guardedPort = FreePort.find();
  private final int controllerPort = FreePort.find();
  private final ChildJvm process;

  private GuardedBroker(Path directory) throws Exception {
    var file = Files.createDirectories(directory).resolve("server.properties");
    Files.writeString(file, properties(directory.resolve("data")));
    new Formatter()
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setDirectories(List.of(directory.resolve("data").toString()))
        .setMetadataLogDirectory(directory.resolve("data").toString())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .run();
    var log = directory.resolve("broker.log").toFile();
    process = ChildJvm.start(NodeMain.class, FLAGS, List.of(file.toString()), Redirect.to(log));
  }

  /// Starts one, and returns once it is ready for clients.
  public static GuardedBroker start(Path directory) {
    try {
      var broker = new GuardedBroker(directory);
      broker.awaitReady();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("Kafka could not be formatted in " + directory, e);
    }
  }

  private void awaitReady() {
    Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers());
    try (var admin = Admin.create(client)) {
      Eventually.get(() -> nodes(admin), nodes -> nodes > 0 || !process.alive());
    }
    if (!process.alive()) {
      throw new AssertionError("Kafka ended");
    }
  }

  private static int nodes(Admin admin) {
    try {
      return admin.describeCluster().nodes().get().size();
    } catch (ExecutionException _) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String properties(Path data) {
    return """
    process.roles=broker,controller
    node.id=%d
    controller.quorum.voters=%d@127.0.0.1:%d
    listeners=PLAINTEXT://127.0.0.1:%d,GUARDED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:SASL_PLAINTEXT
    inter.broker.listener.name=PLAINTEXT
    controller.listener.names=CONTROLLER
    sasl.enabled.mechanisms=PLAIN
    listener.name.guarded.plain.sasl.jaas.config=%s user_gate="gate";
    authorizer.class.name=%s
    super.users=User:ANONYMOUS
    log.dirs=%s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    log.cleaner.dedupe.buffer.size=16777216
    """
        .formatted(
            NODE,
            NODE,
            controllerPort,
            port,
            guardedPort,
            controllerPort,
            LOGIN,
            ClusterWideAuthorizer.class.getName(),
            data);
  }

  /// For who may do all.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /// For [#CLIENT].
  public String guardedServers() {
    return "127.0.0.1:" + guardedPort;
  }

  /// What [#CLIENT] says of itself, as client settings.
  public static Map<String, String> login() {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", LOGIN + ";");
  }

  /// Lets [#CLIENT] do that with the topic.
  public static void permit(Admin admin, String topic, AclOperation... operations) {
    permit(admin, new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL), operations);
  }

  /// Lets producers of [#CLIENT] have an id.
  public static void permitProducers(Admin admin) {
    permit(admin, CLUSTER, AclOperation.IDEMPOTENT_WRITE);
  }

  private static void permit(Admin admin, ResourcePattern what, AclOperation... operations) {
    await(admin.createAcls(Stream.of(operations).map(each -> rule(what, each)).toList()).all());
  }

  /// Takes back what was permitted with the topic.
  public static void forbid(Admin admin, String topic, AclOperation operation) {
    var what = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
    forbid(admin, what, operation);
  }

  /// Lets no producer of [#CLIENT] have an id from now on.
  public static void forbidProducers(Admin admin) {
    forbid(admin, CLUSTER, AclOperation.IDEMPOTENT_WRITE);
  }

  private static void forbid(Admin admin, ResourcePattern what, AclOperation operation) {
    await(admin.deleteAcls(List.of(rule(what, operation).toFilter())).all());
  }

  private static AclBinding rule(ResourcePattern what, AclOperation operation) {
    return new AclBinding(
        what, new AccessControlEntry(CLIENT, "*", operation, AclPermissionType.ALLOW));
  }

  private static void await(KafkaFuture<?> done) {
    try {
      done.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the rule was not changed", e);
    }
  }

  @Override
  public void close() {
    process.kill();
  }
}
