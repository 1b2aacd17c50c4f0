package io.penstock.proof.system.documents;

import io.penstock.ingress.IngressSettings;
import io.penstock.processor.ProcessorSettings;
import io.penstock.settings.Problem;
import io.penstock.settings.SettingsReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The settings that a service asks for. Learned as an operator would: from the log of a start
/// without settings, and from what is said of values that can't be right.
record AskedSettings(Consumer<SettingsReader> service) {
  static final AskedSettings OF_THE_INGRESS = new AskedSettings(IngressSettings::read);
  static final AskedSettings OF_THE_PROCESSOR = new AskedSettings(ProcessorSettings::read);
  static final String REQUIRED = "(required)";

  /// A line of the table that a service logs at its start.
  private static final Pattern LOGGED = Pattern.compile("(\\S+) +(.*?) +default");

  /// One setting; both in the form that [Amount] and [Range] give.
  record Setting(String otherwise, String range) {}

  /// All of them, by key.
  Map<String, Setting> all() {
    var defaults = defaults();
    var ranges = ranges(defaults.keySet());
    var settings = new TreeMap<String, Setting>();
    defaults.forEach(
        (key, value) -> settings.put(key, new Setting(value, ranges.getOrDefault(key, ""))));
    return settings;
  }

  private Map<String, String> defaults() {
    var bare = read(Map.of());
    var defaults = new TreeMap<String, String>();
    bare.table()
        .lines()
        .map(LOGGED::matcher)
        .filter(line -> line.matches())
        .forEach(line -> defaults.put(line.group(1), Amount.normal(line.group(2))));
    bare.problems().list().stream()
        .filter(problem -> problem.where().equals("settings"))
        .filter(problem -> problem.given().equals("missing"))
        .forEach(problem -> defaults.put(problem.key(), REQUIRED));
    return defaults;
  }

  private Map<String, String> ranges(Set<String> keys) {
    var wrong = new HashMap<String, String>();
    keys.forEach(key -> wrong.put(variable(key), "?"));
    return read(wrong).problems().list().stream()
        .filter(problem -> keys.contains(problem.key()))
        .collect(Collectors.toMap(Problem::key, AskedSettings::range));
  }

  private static String range(Problem problem) {
    return Range.expected(String.valueOf(problem.expected()));
  }

  private static String variable(String key) {
    return "PENSTOCK_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private SettingsReader read(Map<String, String> environment) {
    var in = SettingsReader.of(null, environment);
    service.accept(in);
    return in;
  }
}
