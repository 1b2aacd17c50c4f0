package io.penstock.ingress.socket.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.X509Bundle;
import io.penstock.ingress.fixture.ServerCredentials;
import io.penstock.ingress.reload.ReloadCounts.Reload;
import io.penstock.proof.fixtures.Certificates;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialsInUseTest {
  private static final X509Bundle OWN = Certificates.ecdsa();
  private static final Credentials FIRST = ServerCredentials.of(OWN);
  private static final Credentials NEXT = ServerCredentials.of(Certificates.ecdsa());

  private final List<Credentials> used = new ArrayList<>();
  private final CredentialsInUse newest =
      new CredentialsInUse(FIRST, InstantSource.system(), used::add);

  @Test
  void newVersionIsInUseFromThenOn() {
    var change = newest.apply(NEXT, true);

    assertThat(change).isEqualTo(NEXT.toString());
    assertThat(newest.get()).isEqualTo(NEXT);
    assertThat(used).containsExactly(NEXT);
    assertThat(newest.reloads().count(Reload.APPLIED)).isEqualTo(1);
  }

  @Test
  void sameContentReadAgainIsNoNewVersion() {
    var change = newest.apply(ServerCredentials.of(OWN), true);

    assertThat(change).isEmpty();
    assertThat(used).isEmpty();
    assertThat(newest.reloads().count(Reload.APPLIED)).isZero();
  }

  @Test
  void otherClientAuthoritiesAreANewVersion() {
    var stricter = ServerCredentials.of(OWN, OWN.getCertificate());

    newest.apply(stricter, true);

    assertThat(used).containsExactly(stricter);
  }

  @Test
  void versionThatTheServerCannotUseLeavesTheOneBefore() {
    var refusing =
        new CredentialsInUse(
            FIRST,
            InstantSource.system(),
            _ -> {
              throw new IllegalStateException("no");
            });

    assertThatThrownBy(() -> refusing.apply(NEXT, true)).hasMessage("no");

    assertThat(refusing.get()).isEqualTo(FIRST);
    assertThat(refusing.reloads().count(Reload.APPLIED)).isZero();
  }
}
