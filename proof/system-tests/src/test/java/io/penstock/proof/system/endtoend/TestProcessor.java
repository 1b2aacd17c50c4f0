package io.penstock.proof.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.Processor;
import io.penstock.processor.ProcessorSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A processor as it ships, on a broker of the test's.
final class TestProcessor implements AutoCloseable {
  private static final long END_MAX_S = 300;

  private final Processor processor;

  /// Starts one whose state is in the directory.
  TestProcessor(Path state, KafkaTestClient kafka) {
    this(variables(state, kafka));
  }

  /// The same, as a process of its own would be told.
  TestProcessor(Map<String, String> variables) {
    var in = SettingsReader.of(null, variables);
    var settings = ProcessorSettings.read(in);
    in.complete();
    processor = Processor.start(settings, Clock.systemUTC(), System::nanoTime);
  }

  /// What a process of its own is told.
  static Map<String, String> variables(Path state, KafkaTestClient kafka) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    variables.put("PENSTOCK_MANAGEMENT_PORT", "0");
    variables.put("PENSTOCK_TOPICS_PREFIX", kafka.topics().prefix());
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("PENSTOCK_STATE_DIR", state.toString());
    variables.put("PENSTOCK_STANDBYS", "0");
    variables.put("PENSTOCK_REPLICATION", "1");
    return variables;
  }

  TestProcessor awaitReady() {
    Eventually.get(this::readiness, Ready.class::isInstance);
    return this;
  }

  Readiness readiness() {
    return processor.failure().isDone()
        ? new Unready("failed: " + processor.failure().join())
        : processor.readiness();
  }

  boolean failed() {
    return processor.failure().isDone();
  }

  /// Why it stopped, which its readiness says, too.
  String reason() {
    try {
      var reason = processor.failure().get(END_MAX_S, TimeUnit.SECONDS);
      assertThat(processor.readiness()).isEqualTo(new Unready("stopped: " + reason));
      return reason;
    } catch (TimeoutException e) {
      throw new AssertionError("it did not stop: " + processor.readiness(), e);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    processor.close();
  }
}
