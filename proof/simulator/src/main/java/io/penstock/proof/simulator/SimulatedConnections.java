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
import org.jspecify.annotations.Nullable;

/// The simulated connections, with the webhooks that each sends and its share of the load.
///
/// @param senders the busiest first; the last one is disconnected
record SimulatedConnections(List<WebhookSource> senders) {
  static final int BUSY = 5;

  /// The kind of the connections with thin webhooks and an API.
  private static final int THIN = 2;

  private static final List<ApiGeneration> GENERATIONS = List.of(ApiGeneration.values());

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
    int thin = 0;
    for (int number = 0; number < connections; number++) {
      var ofSender = random.split();
      var choices = new RandomChoices(ofSender.split());
      int kind = number < BUSY ? number : choices.below(BUSY);
      // A disconnected connection sends full webhooks, so that all its posts differ.
      var active = number < connections - 1;
      var api = kind == THIN && active ? GENERATIONS.get(thin++ % 2) : null;
      var account = account(number, active, api, chance);
      senders.add(sender(number, kind, account, start, choices, ofSender));
    }
    return new SimulatedConnections(senders);
  }

  private static Account account(
      int number, boolean active, @Nullable ApiGeneration api, RandomChoices chance) {
    var id =
        chance.pick("conn_", "conn-", "mk.")
            + chance.hex(6)
            + String.format(Locale.ROOT, "%02d", number);
    var secret = new Secret(("mks_" + chance.hex(32)).getBytes(UTF_8));
    return new Account(id, secret, chance.percent(70) ? chance.pick(SYSTEMS) : null, active, api);
  }

  private static WebhookSource sender(
      int number,
      int kind,
      Account account,
      Instant start,
      RandomChoices chance,
      SplittableRandom random) {
    var idPlace =
        switch (kind) {
          case 0 -> IdPlace.HEADER;
          case 1, 4 -> IdPlace.BODY;
          default -> IdPlace.NOWHERE;
        };
    var voice = WebhookStyle.of(account, idPlace, chance);
    if (account.api() != null) {
      return new WebhookSource.Thin(voice, account.api(), random, start);
    }
    var generation = kind % 3 == 0 ? ApiGeneration.V3 : ApiGeneration.V4;
    var script = number == 0 ? SourceSystem.Act.withContent() : List.<SourceSystem.Act>of();
    return new WebhookSource.Full(voice, generation, random, start, script);
  }

  Accounts accounts() {
    return new Accounts(senders.stream().map(sender -> sender.voice().account()).toList());
  }

  List<WebhookSource> active() {
    return senders.subList(0, senders.size() - 1);
  }

  /// What the sources of the APIs have before the first webhook.
  List<SourceChange> existing() {
    var existing = new ArrayList<SourceChange>();
    for (var sender : senders) {
      if (sender instanceof WebhookSource.Thin thin) {
        var connection = sender.voice().account().connection();
        thin.existing().forEach(told -> existing.add(SourceChange.existing(connection, told)));
      }
    }
    return existing;
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
