package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.proof.simulator.api.ApiSource;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.api.ApiRequests;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.TokenFile;
import io.penstock.senders.api.TokenReading;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.secret.Secret;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  private static final Account ACTIVE = account("05000767460960", "sap", true, ApiGeneration.V4);
  private static final Account GONE = account("mk.7", null, false, null);

  @TempDir private Path directory;

  @Test
  void bridgeReadsWhatIsWritten() {
    new Accounts(List.of(ACTIVE, GONE)).write(directory);

    var read = read();

    var active = Objects.requireNonNull(read.find("05000767460960"));
    assertThat(active.keys().getFirst().secret()).isEqualTo(ACTIVE.secret());
    assertThat(active.system()).isEqualTo("sap");
    assertThat(active.state()).isEqualTo(Connection.State.ACTIVE);
    assertThat(Objects.requireNonNull(read.find("mk.7")).state())
        .isEqualTo(Connection.State.DISCONNECTED);
    assertThat(read.find("anyone-else")).isNull();
  }

  private Connections read() {
    var problems = new Problems();
    var file = directory.resolve("connections.yaml");
    var read =
        ConnectionsFile.read(file, KnownRecipes.builtIn(), directory.resolve("secrets"), problems);
    assertThat(problems.list()).isEmpty();
    return read;
  }

  @Test
  void bridgeReadsHowToReachTheApi() throws IOException, InterruptedException {
    var accounts = new Accounts(List.of(ACTIVE, GONE));
    var source = new ApiSource();
    var served = accounts.served(Duration.ZERO);
    try (var api = SimulatedApi.start(0, source, served, 1, Clock.systemUTC(), System::nanoTime)) {
      accounts.write(directory, api);
      var problems = new Problems();
      var files =
          new SenderConfigFiles(
              directory.resolve("connections.yaml"),
              directory.resolve("recipes.yaml"),
              directory.resolve("secrets"));

      var read = files.read(problems);

      assertThat(problems.list()).isEmpty();
      assertThat(Objects.requireNonNull(read.find("mk.7")).api()).isNull();
      var access =
          Objects.requireNonNull(Objects.requireNonNull(read.find("05000767460960")).api());
      assertThat(access.base()).isEqualTo(api.address());
      assertThat(access.recipe().lagMax()).isEqualTo(Duration.ofSeconds(5));
      assertThat(access.polled()).hasSize(4);
      assertThat(statuses(access)).containsOnly(200);
    }
  }

  /// The status of a first page of each type, asked for with the token in the file.
  private List<Integer> statuses(ApiAccess access) throws IOException, InterruptedException {
    var file = directory.resolve("tokens").resolve(access.token());
    var held = (TokenReading.Held) TokenFile.read(file, access.recipe().token().expiry());
    var requests = new ApiRequests(access.recipe(), access.base());
    var statuses = new ArrayList<Integer>();
    try (var client = HttpClient.newHttpClient()) {
      for (var type : access.polled()) {
        var url = Objects.requireNonNull(requests.list(type, PagePosition.FIRST, null));
        var request =
            HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + held.token().access())
                .build();
        statuses.add(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
      }
    }
    return statuses;
  }

  @Test
  void onlyTheOwnerReadsASecret() throws IOException {
    new Accounts(List.of(ACTIVE)).write(directory);

    var permissions = Files.getPosixFilePermissions(directory.resolve("secrets/05000767460960"));

    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void textOfAnAccountDoesNotShowItsSecret() {
    assertThat(ACTIVE.toString()).doesNotContain("secret of");
  }

  private static Account account(
      String id, @Nullable String system, boolean active, @Nullable ApiGeneration api) {
    var secret = new Secret(("secret of " + id).getBytes(UTF_8));
    return new Account(id, secret, system, active, api);
  }
}
