package io.penstock.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

  @Test
  void haltedBrokerIsSilentAndGoesOnWhenResumed(@TempDir Path directory) {
    try (var broker = BrokerProcess.start(directory, 0);
        var sandbox = new KafkaSandbox(broker.bootstrapServers(), "halted")) {
      sandbox.createTopics(1);
      broker.halt();
      var impatient = new DescribeClusterOptions().timeoutMs(500);
      assertThatThrownBy(() -> sandbox.admin().describeCluster(impatient).nodes().get())
          .hasCauseInstanceOf(TimeoutException.class);

      broker.resume();

      assertThat(sandbox.produceRaw("conn-1", "{}", Map.of()).offset()).isZero();
    }
  }
}
