package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.schemas.DeadReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The limits of the root README against the settings and the constants that they are.
///
/// A row names its setting or its constant, so the table itself says where to look. In the other
/// direction every constant whose name ends with `MAX`, as those of limits do here, must be in the
/// table, and every setting that is bytes, a time or a `max`.
class LimitsTableTest {
  private static final Pattern CONSTANT = Pattern.compile("[A-Z]\\w*\\.[A-Z_]+");

  /// No limits that anybody reaches, and why.
  private static final Map<String, String> NONE =
      Map.ofEntries(
          Map.entry("ApiAccess.EVERY_MAX", "the end of a setting's range"),
          Map.entry("ApiAccess.OVERLAP_MAX", "the end of a setting's range"),
          Map.entry("Paging.ENTITIES_MAX", "the end of a setting's range"),
          Map.entry("Connection.AHEAD_MAX", "the end of a setting's range"),
          Map.entry("Connection.GRACE_MAX", "the end of a setting's range"),
          Map.entry("Connection.HORIZON_MAX", "the end of a setting's range"),
          Map.entry("Connection.ID_CHARS_MAX", "said of its ID"),
          Map.entry(
              "ByteBudget.COUNTERS_MAX", "an idle connection's counter is made anew beyond it"),
          Map.entry("HeaderNameCache.CHARS_MAX", "a longer name is made anew each time"),
          Map.entry("JsonValueScan.TOKEN_BYTES_MAX", "beyond it the parser reads the body"),
          Map.entry("TopicDurability.BODY_BYTES_MAX", "the end of a setting's range"),
          Map.entry("TopicDurability.HEADER_BYTES_MAX", "the end of a setting's range"),
          Map.entry("ProcessorSettings.CLOCK_STEP_MAX", "the end of a setting's range"),
          Map.entry("ProcessorSettings.GAP_TIMEOUT_MAX", "the end of a setting's range"),
          Map.entry("ProcessorSettings.LAPSE_MAX", "the end of a setting's range"),
          Map.entry("OpenRequests.LAPSES_MAX", "further ones lapse with the next record"),
          Map.entry("Deduplicator.HORIZON_MAX_MS", "the end of a setting's range"),
          Map.entry("RawTopicWatch.CLOSE_MAX_MS", "within drain.max"),
          Map.entry("SilenceWatch.CLOSE_MAX", "within drain.max"),
          Map.entry("FilesWatch.CLOSE_MAX", "within drain.max"),
          Map.entry("ReopeningProducer.CLOSE_MAX", "of a producer that failed already"),
          Map.entry("NetworkFailures.CAUSES_MAX", "more than an exception has"),
          Map.entry("RetryBackoff.DOUBLINGS_MAX", "within the longest delay"),
          Map.entry("TopicProbe.WARM_ASKS_MAX", "within the time between two looks"),
          Map.entry("RepeatedWarnings.COMPARED_MAX", "what follows is not compared"),
          Map.entry("RepeatedWarnings.KINDS_MAX", "further kinds are not limited"),
          Map.entry("Booleans.CHARS_MAX", "more than any of the words it may be"),
          Map.entry("Currencies.CHARS_MAX", "more than any of the codes it may be"),
          Map.entry("DateTimes.FRACTION_DIGITS_MAX", "a form, as a date's is"),
          Map.entry("DateTimes.ODATA_MS_DIGITS_MAX", "a form, as a date's is"),
          Map.entry("Decimals.EXPONENT_CHARS_MAX", "within that of the whole number"),
          Map.entry("DebouncedReadiness.BAD_MAX", "two are what is meant by a row"));

  private final Table table = SourceTree.document("README.md").section("Limits").table();
  private final Map<String, String> settings = settings();

  @Test
  void eachDefaultIsThatOfItsSettingOrConstant() {
    var said = new TreeMap<String, String>();
    var so = new TreeMap<String, String>();
    for (var row : table.rows()) {
      assertThat(row.codes("set by")).as(row.place()).isNotEmpty();
      for (var name : row.codes("set by")) {
        said.put(row.text("what") + " (" + name + ")", defaultOf(row));
        so.put(row.text("what") + " (" + name + ")", value(name));
      }
    }

    assertThat(Differences.between(table.place(), said, so)).isEmpty();
  }

  @Test
  void everyConstantThatIsALimitIsARow() {
    var said = table.by("set by", Row::place).keySet();

    var limits = Constant.limits().stream().map(Constant::shortName).collect(Collectors.toSet());

    limits.removeAll(said);
    limits.removeAll(NONE.keySet());
    assertThat(limits).as("constants of limits without a row in " + table.place()).isEmpty();
  }

  @Test
  void everyConstantThatIsLeftOutExists() {
    var left = new TreeSet<>(NONE.keySet());

    Constant.limits().forEach(limit -> left.remove(limit.shortName()));

    assertThat(left).as("left out as no limits, and there are no such constants").isEmpty();
  }

  @Test
  void everySettingThatIsALimitIsARow() {
    var said = table.by("set by", Row::place).keySet();

    var limits = new TreeSet<>(settings.keySet());
    limits.removeIf(key -> !isLimit(key));

    limits.removeAll(said);
    assertThat(limits).as("settings of limits without a row in " + table.place()).isEmpty();
  }

  @Test
  void metricsAreServed() {
    var served = new TreeSet<String>();
    Stream.of(Served.byTheIngress(), Served.byTheProcessor())
        .forEach(scrape -> served.addAll(scrape.metrics().keySet()));

    var unheardOf = new ArrayList<String>();
    for (var row : table.rows()) {
      row.codes("metric").stream()
          .filter(metric -> !served.contains("penstock_" + metric))
          .forEach(
              metric -> unheardOf.add(row.place() + " has " + metric + ", which nobody serves"));
    }

    assertThat(unheardOf).isEmpty();
  }

  @Test
  void whatIsReachedIsCalledSoInTheCodeToo() {
    var unheardOf = new ArrayList<String>();
    for (var row : table.rows()) {
      row.codes("when reached").stream()
          .filter(name -> !isSetting(name) && !isReason(name) && !Constant.isLiteral(name))
          .forEach(name -> unheardOf.add(row.place() + " has " + name + ", which is nowhere"));
    }

    assertThat(unheardOf).isEmpty();
  }

  private boolean isSetting(String name) {
    return settings.containsKey(name)
        || (name.startsWith("kafka.") && ProducerSettings.known().contains(name.substring(6)));
  }

  private static boolean isReason(String name) {
    return Arrays.stream(DeadReason.values()).anyMatch(reason -> reason.label().equals(name));
  }

  private static String defaultOf(Row row) {
    var amount = Amount.leading(row.text("default"));
    assertThat(amount).as(row.place() + ": an amount as its default").isNotNull();
    return String.valueOf(amount);
  }

  private String value(String name) {
    return CONSTANT.matcher(name).matches()
        ? Constant.named(name).amount().toString()
        : settings.getOrDefault(name, "there is no such setting");
  }

  private boolean isLimit(String key) {
    var amount = Amount.leading(Objects.requireNonNull(settings.get(key)));
    return amount != null && (amount.dimension() != Amount.Dimension.PIECES || key.endsWith("max"));
  }

  private static Map<String, String> settings() {
    var defaults = new TreeMap<String, String>();
    for (var asked : List.of(AskedSettings.OF_THE_INGRESS, AskedSettings.OF_THE_PROCESSOR)) {
      asked.all().forEach((key, setting) -> defaults.put(key, setting.otherwise()));
    }
    return defaults;
  }
}
