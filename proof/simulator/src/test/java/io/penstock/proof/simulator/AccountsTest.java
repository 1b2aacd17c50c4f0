package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.secret.Secret;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  private static final Account ACTIVE = account("05000767460960", "sap", true);
  private static final Account GONE = account("mk.7", null, false);

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
  void onlyTheOwnerReadsASecret() throws IOException {
    new Accounts(List.of(ACTIVE)).write(directory);

    var permissions = Files.getPosixFilePermissions(directory.resolve("secrets/05000767460960"));

    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void textOfAnAccountDoesNotShowItsSecret() {
    assertThat(ACTIVE.toString()).doesNotContain("secret of");
  }

  private static Account account(String id, @Nullable String system, boolean active) {
    return new Account(id, new Secret(("secret of " + id).getBytes(UTF_8)), system, active);
  }
}
