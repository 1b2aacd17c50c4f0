package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.benchmarks.api.BenchmarkApi;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.RawRecordHeaders;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// An ingress that stores webhooks and lists a connection's entities meanwhile. Outside of its
/// turns the API holds its request for a page, so that it stores webhooks alone, or is idle.
///
/// The first list is the bootstrap. Each turn asks for another list of everything, which begins
/// when the one before has ended. So a list is under way during the whole turn if the turn has
/// fewer pages than a list.
///
/// @param lane the ingress and the senders of webhooks
/// @param commands sends commands to poll
/// @param topic the topic of requests
/// @param entitiesPerSecond receives the rate of listed entities of each measured turn
record BootstrappingVariant(
    RunningVariant lane,
    BenchmarkApiProcess api,
    Producer<byte[], byte[]> commands,
    String topic,
    String connection,
    DoubleConsumer entitiesPerSecond)
    implements RunningVariant {
  private static final double NANOS = 1e9;

  @Override
  public void warmUp(int seconds) {
    begin();
    try {
      lane.warmUp(seconds);
    } finally {
      api.shut();
    }
  }

  @Override
  public IngressMeasurement measure(int seconds) {
    begin();
    var before = api.counts().asked();
    var began = System.nanoTime();
    try {
      var measured = lane.measure(seconds);
      var pages = api.counts().asked() - before;
      check(pages, seconds);
      entitiesPerSecond.accept(
          pages * BenchmarkApi.PAGE_ENTITIES / ((System.nanoTime() - began) / NANOS));
      return measured;
    } finally {
      api.shut();
    }
  }

  private void check(long pages, int seconds) {
    if (pages == 0) {
      throw new BenchException("no page was listed beside " + seconds + " s of webhooks");
    }
    if (pages >= api.pages()) {
      throw new BenchException(
          "a list ended before its turn of %d s: raise --entities".formatted(seconds));
    }
  }

  private void begin() {
    var command = new PollCommand(connection, null, null, true);
    var record = new ProducerRecord<>(topic, connection.getBytes(UTF_8), command.write());
    record.headers().add(RawRecordHeaders.KIND, PollCommand.KIND.getBytes(UTF_8));
    var _ = commands.send(record);
    api.open();
  }

  @Override
  public long pid() {
    return lane.pid();
  }

  @Override
  public void close() {
    commands.close();
    lane.close();
  }
}
