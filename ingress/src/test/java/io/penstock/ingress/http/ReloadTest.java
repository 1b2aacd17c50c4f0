package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signedWith;
import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.MountedSenderFiles.secretOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.reload.FilesWatch;
import io.penstock.ingress.reload.ReloadCounts.Reload;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.reload.SendersWatch;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.MountedSenderFiles;
import io.penstock.proof.fixtures.senders.RawConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.LoadedConnections;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What senders meet while the operator changes the files: the watch, two loops, real sockets.
class ReloadTest {
  private static final int LOOPS = 2;
  private static final String BODY = "{\"id\":\"evt_01\"}";

  @TempDir private Path directory;
  private final List<RawConnection> sockets = new ArrayList<>();
  private MountedSenderFiles operator;
  private SendersInUse newest;
  private FilesWatch<LoadedConnections> watch;
  private DataPort port;

  @BeforeEach
  void start() throws IOException {
    operator = new MountedSenderFiles(directory);
    operator.secrets("old");
    operator.connections("conn-1: {recipe: makini, secrets: [old]}");
    newest = new SendersInUse(SendersSnapshot.first(operator.read(), DataPort.NOW));
    watch = SendersWatch.of(operator.places(), newest, InstantSource.fixed(DataPort.NOW));
    watch.start(Duration.ofMillis(20));
    port = DataPort.prompt(LOOPS, newest);
    // Sockets go to the loops in turn.
    for (int i = 0; i < LOOPS; i++) {
      sockets.add(port.connect());
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    watch.close();
    port.close();
  }

  @Test
  void secretIsRotatedUnderLoadAndNoGenuineWebhookIsRefused() {
    try (var load = new Load(port, "conn-1", secretOf("old"))) {
      load.awaitMore();

      operator.secrets("old", "new");
      operator.connections("conn-1: {recipe: makini, secrets: [new, old]}");
      awaitApplied(1);
      load.awaitMore();
      load.signWith(secretOf("new"));
      load.awaitMore();
      assertThat(seconds("old")).isEqualTo(DataPort.NOW.toEpochMilli() / 1000.0);
      assertThat(seconds("new")).isEqualTo(DataPort.NOW.toEpochMilli() / 1000.0);

      operator.connections("conn-1: {recipe: makini, secrets: [new]}");
      operator.secrets("new");
      awaitApplied(2);
      load.awaitMore();

      assertThat(load.statuses()).containsExactly(200);
    }
    assertThat(statuses("conn-1", "old")).containsOnly(401);
    assertThat(newest.get().keyLastUse().byKey()).containsOnlyKeys("new");
  }

  @Test
  void everyLoopSeesAConnectionComeAndGo() {
    assertThat(statuses("conn-2", "old")).containsOnly(401);

    operator.connections(
        "conn-1: {recipe: makini, secrets: [old]}, conn-2: {recipe: makini, secrets: [old]}");
    awaitApplied(1);
    assertThat(statuses("conn-2", "old")).hasSize(LOOPS).containsOnly(200);

    operator.connections("conn-1: {recipe: makini, secrets: [old]}");
    awaitApplied(2);
    assertThat(statuses("conn-2", "old")).containsOnly(401);
    assertThat(statuses("conn-1", "old")).containsOnly(200);
  }

  /// Its body is parsed before it is verified, so it is read only if a recipe needs it.
  @Test
  void pathWithoutAConnectionIsThereWhileARecipeNamesOneInside() {
    assertThat(unnamed("{}")).containsOnly(401);

    operator.connections(
        "conn-1: {recipe: plain, secrets: [old]}",
        "plain: {signature: {header: x-webhook-signature}, encoding: base64}");
    awaitApplied(1);
    assertThat(unnamed("")).as("answered before the body is sent").containsOnly(404);
    assertThat(statuses("conn-1", "old")).containsOnly(200);

    operator.connections("conn-1: {recipe: makini, secrets: [old]}");
    awaitApplied(2);
    assertThat(unnamed("{}")).containsOnly(401);
  }

  /// What each loop answers to a request whose path names no connection.
  ///
  /// @param sent the two bytes of its body, or none of them
  private List<Integer> unnamed(String sent) {
    var request = "POST /webhooks HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n" + sent;
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < LOOPS; i++) {
      try (var socket = port.connect()) {
        statuses.add(socket.exchange(request).status());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return statuses;
  }

  @Test
  void disconnectedConnectionIsGone() {
    operator.connections("conn-1: {recipe: makini, secrets: [old], state: disconnected}");
    awaitApplied(1);

    assertThat(statuses("conn-1", "old")).containsOnly(410);
  }

  @Test
  void secretThatIsReplacedUnderItsNameHoldsNoMore() {
    operator.secrets(Map.of("old", secretOf("leaked no more")));
    awaitApplied(1);

    assertThat(statuses("conn-1", "old")).containsOnly(401);
    assertThat(statuses("conn-1", "leaked no more")).containsOnly(200);
  }

  @Test
  void badVersionChangesNothingForSenders() {
    operator.connections("conn-1: {recipe: makini, secrets: [old, missing]}");
    Eventually.holds("refused", newest.reloads()::refusing);
    assertThat(statuses("conn-1", "old")).containsOnly(200);
    assertThat(statuses("conn-1", "missing")).containsOnly(401);

    operator.secrets("old", "missing");
    awaitApplied(1);
    assertThat(statuses("conn-1", "missing")).containsOnly(200);
  }

  @Test
  void secretWhoseFileIsDeletedHoldsNoMoreAndTheOthersDo() {
    operator.secrets("old", "new");
    operator.connections("conn-1: {recipe: makini, secrets: [new, old]}");
    awaitApplied(1);

    operator.secrets("new");
    awaitDisabled("old");
    assertThat(statuses("conn-1", "old")).hasSize(LOOPS).containsOnly(401);
    assertThat(statuses("conn-1", "new")).containsOnly(200);

    operator.secrets("old", "new");
    awaitDisabled();
    assertThat(statuses("conn-1", "old")).containsOnly(200);
  }

  @Test
  void connectionWithoutAnyKeyLeftIsRefusedAndNotTakenForAnyOther() {
    operator.secrets("old", "any");
    operator.connections(
        "conn-1: {recipe: makini, secrets: [old]}, '*': {recipe: makini, secrets: [any]}");
    awaitApplied(1);

    operator.secrets("any");
    awaitDisabled("old");

    assertThat(statuses("conn-1", "old")).containsOnly(401);
    assertThat(statuses("conn-1", "any")).containsOnly(401);
    assertThat(statuses("conn-2", "any")).containsOnly(200);
  }

  @Test
  void secretIsWithdrawnThoughTheConnectionsFileCanNotBeRead() {
    operator.secrets("old", "new");
    operator.connections("conn-1: {recipe: makini, secrets: [new, old]}");
    awaitApplied(1);

    operator.connections("conn-1: [");
    Eventually.holds("refused", newest.reloads()::refusing);
    assertThat(statuses("conn-1", "old")).containsOnly(200);

    operator.secrets("new");
    awaitDisabled("old");
    assertThat(statuses("conn-1", "old")).containsOnly(401);
    assertThat(statuses("conn-1", "new")).containsOnly(200);
  }

  @Test
  void removedConnectionIsRefusedThoughAnotherLineIsWrong() {
    var broken = "conn-3: {recipe: makini, secrets: [old], horizon: soon}";
    operator.connections(
        "conn-1: {recipe: makini, secrets: [old]}, conn-2: {recipe: makini, secrets: [old]},"
            + " conn-3: {recipe: makini, secrets: [old]}");
    awaitApplied(1);

    operator.connections(
        "conn-2: {recipe: makini, secrets: [old], state: disconnected}, " + broken);
    awaitApplied(2);

    assertThat(statuses("conn-1", "old")).containsOnly(401);
    assertThat(statuses("conn-2", "old")).containsOnly(410);
    assertThat(statuses("conn-3", "old")).containsOnly(200);
    Eventually.holds("refused", newest.reloads()::refusing);
    assertThat(newest.kept()).isEqualTo(1);

    operator.connections("conn-2: {recipe: makini, secrets: [old]}");
    awaitApplied(3);
    assertThat(statuses("conn-2", "old")).containsOnly(200);
    assertThat(statuses("conn-3", "old")).containsOnly(401);
    assertThat(newest.reloads().refusing()).isFalse();
  }

  @Test
  void secretThatAnEntryNamesNoMoreIsWithdrawnThoughTheEntryIsWrong() {
    operator.secrets("old", "new");
    operator.connections("conn-1: {recipe: makini, secrets: [new, old]}");
    awaitApplied(1);

    operator.connections("conn-1: {recipe: makiny, secrets: [new]}");
    awaitApplied(2);

    assertThat(statuses("conn-1", "old")).containsOnly(401);
    assertThat(statuses("conn-1", "new")).containsOnly(200);
  }

  @Test
  void recipeThatIsEditedHoldsFromThenOn() {
    var acme = "conn-1: {recipe: acme, secrets: [old]}";
    operator.connections(acme, "acme: {signature.header: X-Webhook-Signature, encoding: base64}");
    awaitApplied(1);
    assertThat(statuses("conn-1", "old")).containsOnly(200);
    assertThat(port.kafka.sent())
        .map(record -> new String(record.headers().lastHeader("recipe").value(), UTF_8))
        .containsOnly("acme");

    operator.connections(acme, "acme: {signature.header: X-Webhook-Signature, encoding: hex}");
    awaitApplied(2);

    assertThat(statuses("conn-1", "old")).containsOnly(401);
  }

  @Test
  void requestIsJudgedByOneSnapshotThoughEveryLookFindsAnother() throws IOException {
    var asked = new AtomicInteger();
    // Genuine and named well under the even ones alone, or under the odd ones alone: never a mix.
    var even = SendersSnapshot.first(connections(aliased("even", "alias-of-even")), DataPort.NOW);
    var odd = SendersSnapshot.first(connections(aliased("odd", "alias-of-odd")), DataPort.NOW);
    try (var changing = DataPort.prompt(1, () -> asked.getAndIncrement() % 2 == 0 ? even : odd);
        var sender = changing.connect()) {
      for (int request = 0; request < 20; request++) {
        var name = asked.get() % 2 == 0 ? "even" : "odd";
        var body = "{\"id\":\"%d\",\"connection_id\":\"alias-of-%s\"}".formatted(request, name);

        assertThat(sender.exchange(signedWith(name, "conn-1", body)).status()).isEqualTo(200);
      }

      assertThat(asked).as("asked once for each request").hasValue(20);
    }
  }

  private void awaitDisabled(String... keys) {
    Eventually.holds(
        "disabled " + Set.of(keys), () -> newest.disabled().keySet().equals(Set.of(keys)));
  }

  private void awaitApplied(int count) {
    Eventually.holds("applied " + count, () -> newest.reloads().count(Reload.APPLIED) == count);
  }

  /// What a webhook of that connection is answered on each loop.
  private List<Integer> statuses(String connection, String key) {
    return sockets.stream().map(socket -> status(socket, connection, key)).toList();
  }

  private static int status(RawConnection socket, String connection, String key) {
    try {
      return socket.exchange(signedWith(secretOf(key), connection, BODY)).status();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private double seconds(String key) {
    return Objects.requireNonNull(newest.get().keyLastUse().byKey().get(key)).seconds();
  }

  private static Connection aliased(String secret, String alias) {
    var like = connection("conn-1", secret);
    return new Connection(
        like.id(),
        like.recipe(),
        like.keys(),
        null,
        Set.of(alias),
        like.state(),
        false,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
