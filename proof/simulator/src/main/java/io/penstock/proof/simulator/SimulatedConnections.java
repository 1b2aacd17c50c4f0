package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.RandomChoices;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.proof.simulator.WebhookStyle.IdPlace;
import io.penstock.senders.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// The simulated connections, with the webhooks that each sends and its share of the load.
///
/// @param senders the busiest first; the last one is disconnected
record SimulatedConnections(List<WebhookSource> senders) {
  static final int BUSY = 5;

  /// Percentage of the webhooks that the busiest connections send.
  private static final int BUSY_PERCENT = 60;

  private static final List<String> SYSTEMS =
      List.of("sap", "maximo", "netsuite", "oracle", "d365", "maintainx");
  private static final Instant BEGINNING = Instant.parse("2026-02-01T06:00:00Z");
  private static final int DAYS = 120;

  SimulatedConnections {
    senders = List.copyOf(senders);
  }

  /// Creates the connections; the five busiest differ in every property that matters.
  static SimulatedConnections of(int connections, SplittableRandom random) {
    var chance = new RandomChoices(random.split());
    var start = BEGINNING.plusSeconds(86_400L * chance.below(DAYS));
    var senders = new ArrayList<WebhookSource>();
    for (int number = 0; number < connections; number++) {
      var account = account(number, number < connections - 1, chance);
      senders.add(sender(number, connections, account, start, random.split()));
    }
    return new SimulatedConnections(senders);
  }

  private static Account account(int number, boolean active, RandomChoices chance) {
    var id =
        chance.pick("conn_", "conn-", "mk.")
            + chance.hex(6)
            + String.format(Locale.ROOT, "%02d", number);
    var secret = new Secret(("mks_" + chance.hex(32)).getBytes(UTF_8));
    return new Account(id, secret, chance.percent(70) ? chance.pick(SYSTEMS) : null, active);
  }

  private static WebhookSource sender(
      int number, int connections, Account account, Instant start, SplittableRandom random) {
    var chance = new RandomChoices(random.split());
    int kind = number < BUSY ? number : chance.below(BUSY);
    // A disconnected connection sends full webhooks, so that all its posts differ.
    boolean thin = kind == 2 && number < connections - 1;
    var generation = kind % 3 == 0 ? ApiGeneration.V3 : ApiGeneration.V4;
    var idPlace =
        switch (kind) {
          case 0 -> IdPlace.HEADER;
          case 1, 4 -> IdPlace.BODY;
          default -> IdPlace.NOWHERE;
        };
    var voice = WebhookStyle.of(account, idPlace, chance);
    var script = number == 0 ? List.of(SourceSystem.Act.values()) : List.<SourceSystem.Act>of();
    return thin
        ? new WebhookSource.Thin(voice, chance)
        : new WebhookSource.Full(voice, generation, random, start, script);
  }

  Accounts accounts() {
    return new Accounts(senders.stream().map(sender -> sender.voice().account()).toList());
  }

  List<WebhookSource> active() {
    return senders.subList(0, senders.size() - 1);
  }

  WebhookSource disconnected() {
    return senders.getLast();
  }

  /// A random active connection, more often a busy one.
  WebhookSource any(RandomChoices chance) {
    var active = active();
    return chance.percent(BUSY_PERCENT)
        ? active.get(chance.below(BUSY))
        : active.get(chance.between(BUSY, active.size() - 1));
  }

  /// How many of the webhooks each active connection sends; the busiest share their part evenly.
  int[] quotas(int letters, RandomChoices chance) {
    var quotas = new int[active().size()];
    int busy = letters * BUSY_PERCENT / 100;
    for (int left = letters; left > 0; left--) {
      int of = left <= busy ? left % BUSY : chance.between(BUSY, quotas.length - 1);
      quotas[of]++;
    }
    return quotas;
  }
}
