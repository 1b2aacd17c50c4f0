package io.penstock.processor;

import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.order.HoldLimits;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.settings.BrokerAddresses;
import io.penstock.settings.Problem;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.TopicPrefix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// What the processor is told, parsed once.
///
/// @param instance what tells this instance from others of the group; with an id kept in the state
///   directory it names the group's static member
/// @param stateDir where the stores keep their files
/// @param threads how many partitions are processed at once
/// @param standbys how many copies of each store other instances keep
/// @param replication on how many brokers the logs of the stores are kept
/// @param layouts where webhooks and answers of APIs have what, by the name of their recipe
/// @param rules what shapes the outputs besides the records
/// @param kafka client and Streams settings by Kafka's own names
public record ProcessorSettings(
    String managementHost,
    int managementPort,
    TopicNames topics,
    String instance,
    Path stateDir,
    int threads,
    int standbys,
    int replication,
    Map<String, BodyLayout> layouts,
    FoldRules rules,
    Map<String, String> kafka) {

  private static final Duration GAP_TIMEOUT_MAX = Duration.ofHours(1);
  private static final Duration LAPSE_MIN = Duration.ofMinutes(1);
  private static final Duration LAPSE_MAX = Duration.ofDays(7);
  private static final Duration CLOCK_STEP_MIN = Duration.ofSeconds(1);

  /// Less than every horizon.
  private static final Duration CLOCK_STEP_MAX = Duration.ofMinutes(9);

  /// What Kafka takes in the id of a group's member, with room for what is added to it.
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /// Reads them; problems stay with the reader.
  public static ProcessorSettings read(SettingsReader in) {
    return new ProcessorSettings(
        in.text("management.host", "0.0.0.0"),
        in.port("management.port", 9081),
        TopicPrefix.read(in),
        instance(in),
        in.path("state.dir", Path.of("state")),
        in.whole("threads", 1, 1, 64),
        in.whole("standbys", 1, 0, 5),
        in.whole("replication", 3, 1, 9),
        layouts(in),
        rules(in),
        kafka(in));
  }

  private static Map<String, BodyLayout> layouts(SettingsReader in) {
    var recipes = in.path("recipes.file", Path.of("recipes.yaml"));
    var apis = in.path("apis.file", recipes.resolveSibling("apis.yaml"));
    return KnownRecipes.read(recipes, apis, in.problems()).layouts();
  }

  private static FoldRules rules(SettingsReader in) {
    var otherwise = FoldRules.DEFAULT;
    return new FoldRules(
        in.duration("grace", otherwise.grace(), Duration.ZERO, Connection.GRACE_MAX),
        in.duration("gap.timeout", otherwise.gapTimeout(), Duration.ZERO, GAP_TIMEOUT_MAX),
        in.duration("clock.step", otherwise.clockStep(), CLOCK_STEP_MIN, CLOCK_STEP_MAX),
        in.duration("horizon", otherwise.horizon(), Connection.HORIZON_MIN, Connection.HORIZON_MAX),
        in.duration("ahead.max", otherwise.aheadMax(), Duration.ZERO, Connection.AHEAD_MAX),
        hold(in, otherwise.hold()),
        release(in, otherwise.release()),
        asking(in, otherwise.asking()));
  }

  private static AskingLimits asking(SettingsReader in, AskingLimits otherwise) {
    return new AskingLimits(
        in.duration("lag.max", otherwise.lagMax(), Duration.ZERO, AskingLimits.LAG_LONGEST),
        in.duration("fetch.lapse", otherwise.lapse(), LAPSE_MIN, LAPSE_MAX),
        in.whole("fetch.open.max", otherwise.openMax(), 1, 1_000_000));
  }

  private static HoldLimits hold(SettingsReader in, HoldLimits otherwise) {
    return new HoldLimits(
        in.whole("held.entity.max", otherwise.entityItems(), 1, 1_000),
        in.whole("held.max", otherwise.items(), 1, 1_000_000),
        in.bytes("held.bytes.max", otherwise.bytes(), 1 << 20, 256 << 20),
        in.whole("held.share", otherwise.sharePercent(), 1, 100));
  }

  private static ReleaseLimits release(SettingsReader in, ReleaseLimits otherwise) {
    return new ReleaseLimits(
        in.whole("release.items.max", otherwise.items(), 1, 100_000),
        in.bytes("release.bytes.max", otherwise.bytes(), 8 << 20, 64 << 20));
  }

  private static String instance(SettingsReader in) {
    var given = in.text("instance", "processor");
    if (!INSTANCE.matcher(given).matches()) {
      var expected = "expected 1-100 letters, digits, dots, underscores and dashes";
      in.problems().add(new Problem("settings", "instance", "\"" + given + "\"", expected, null));
    }
    return given;
  }

  private static Map<String, String> kafka(SettingsReader in) {
    var passed = in.passThrough("kafka", StreamsSettings.known(), StreamsSettings.OWNED);
    StreamsSettings.refused(passed)
        .forEach(
            (name, why) ->
                in.problems()
                    .add(new Problem("settings", "kafka." + name, "refused by Kafka", why, null)));
    BrokerAddresses.check(passed, in.problems());
    return passed;
  }
}
