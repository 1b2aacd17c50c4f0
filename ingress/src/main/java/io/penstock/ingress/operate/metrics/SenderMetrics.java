package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.penstock.ingress.reload.ReloadCounts.Reload;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.verify.KeyLastUse.KeyTime;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.secret.KeyFault;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The senders in numbers: which version of their files is in use, and which keys they still sign
/// with. Safe for use by several threads.
final class SenderMetrics {

  /// How many keys have their time shown: a series each.
  static final int KEYS_MAX = 1000;

  private final SendersInUse senders;
  private final MultiGauge keys;
  private @Nullable SendersSnapshot shown;

  SenderMetrics(MeterRegistry registry, SendersInUse senders) {
    this.senders = senders;
    this.keys =
        MultiGauge.builder("penstock.ingress.key.last.verified.timestamp")
            .description("When each key last verified a webhook; 0 where it never did")
            .baseUnit("seconds")
            .register(registry);
    Gauge.builder(
            "penstock.ingress.senders.loaded.timestamp",
            senders,
            now -> now.get().readAt().toEpochMilli() / 1000.0)
        .description("When the connections, recipes and secrets in use were read")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(
            "penstock.ingress.senders.checked.timestamp",
            senders,
            now -> now.checkedAt().toEpochMilli() / 1000.0)
        .description("When the files were last seen to say what is in use")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(
            "penstock.ingress.senders.refused", senders, now -> now.reloads().refusing() ? 1 : 0)
        .description("1 where something in the files is wrong, so that not all of it is in use")
        .register(registry);
    Gauge.builder("penstock.ingress.senders.kept", senders, SendersInUse::kept)
        .description("Connections that go on as they were last good, because their entry is wrong")
        .register(registry);
    keys(registry, "usable", now -> now.get().keyLastUse().byKey().size());
    for (var fault : KeyFault.values()) {
      keys(registry, fault.label(), now -> disabled(now, fault));
    }
    Gauge.builder(
            "penstock.ingress.connections.configured",
            senders,
            now -> now.get().connections().named().size())
        .description("Connections configured by name")
        .register(registry);
    for (var reload : Reload.values()) {
      FunctionCounter.builder(
              "penstock.ingress.senders.reloads", senders, now -> now.reloads().count(reload))
          .description("New versions of them by what became of them")
          .tag("outcome", reload.label())
          .register(registry);
    }
  }

  private void keys(MeterRegistry registry, String state, ToDoubleFunction<SendersInUse> count) {
    Gauge.builder("penstock.ingress.keys", senders, count)
        .description("Keys that connections name, by what their files give")
        .tag("state", state)
        .register(registry);
  }

  private static long disabled(SendersInUse senders, KeyFault fault) {
    return senders.disabled().values().stream().filter(fault::equals).count();
  }

  /// Shows the keys of the snapshot in use, and no others.
  synchronized void refresh() {
    var now = senders.get();
    if (now != shown) {
      shown = now;
      keys.register(
          now.keyLastUse().byKey().entrySet().stream()
              .limit(KEYS_MAX)
              .<MultiGauge.Row<?>>map(
                  key ->
                      MultiGauge.Row.of(
                          Tags.of("key", key.getKey()), key.getValue(), KeyTime::seconds))
              .toList(),
          true);
    }
  }
}
