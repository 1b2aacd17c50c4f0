package io.penstock.processor;

import io.penstock.processor.streams.StreamsSettings;
import io.penstock.schemas.Topics;
import io.penstock.settings.BrokerAddresses;
import io.penstock.settings.Problem;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.TopicPrefix;
import java.nio.file.Path;
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
/// @param kafka client and Streams settings by Kafka's own names
public record ProcessorSettings(
    String managementHost,
    int managementPort,
    Topics topics,
    String instance,
    Path stateDir,
    int threads,
    int standbys,
    int replication,
    Map<String, String> kafka) {

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
        kafka(in));
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
