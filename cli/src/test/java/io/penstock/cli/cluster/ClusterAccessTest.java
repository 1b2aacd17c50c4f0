package io.penstock.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ClusterAccessTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"tail", "topics"})
  void whereNobodyAnswersTheAddressIsTold(String command) throws IOException {
    var address = "127.0.0.1:" + freePort();

    var run = CommandRun.of(command, "--kafka", address);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("penstock: no answer from Kafka at " + address)
        .contains("--kafka")
        .hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void commandThatCannotBeStoredIsTold() throws IOException {
    var address = "127.0.0.1:" + freePort();

    var run = CommandRun.of("poll", "--connection", "demo", "--no-wait", "--kafka", address);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("penstock: no answer from Kafka at " + address);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileOfClientPropertiesNamesTheClusterUnlessTheOptionDoes() throws IOException {
    var address = "127.0.0.1:" + freePort();
    var file = file("bootstrap.servers=" + address + "\n");

    var run = CommandRun.of("tail", "--config", file);

    assertThat(run.err()).contains("no answer from Kafka at " + address);
  }

  @Test
  void anAddressThatIsNoneIsOneClearLine() {
    var run = CommandRun.of("topics", "--kafka", "somewhere");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("penstock: Kafka at somewhere: Invalid url").hasLineCount(1);
  }

  @Test
  void aMistypedClientSettingIsToldWithTheRightOne() throws IOException {
    var run = CommandRun.of("tail", "--config", file("secuirty.protocol=SSL\n"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("secuirty.protocol; did you mean security.protocol?");
  }

  @Test
  void aMissingFileOfClientPropertiesIsOneClearLine() {
    var run = CommandRun.of("topics", "--config", directory.resolve("nowhere").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("cannot read the client properties").hasLineCount(1);
  }

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("client.properties"), content).toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
