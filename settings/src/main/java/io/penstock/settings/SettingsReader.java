package io.penstock.settings;

import io.penstock.settings.EffectiveSetting.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The settings of one process, as its operator gave them: a YAML file under the environment.
///
/// A service asks for each of its settings once, with the value to use where the operator says
/// nothing; [#complete] then says all that is wrong at once. A wrong value is a problem, and its
/// fallback is returned, so that the reading goes on. Keys are lower-case words joined by dots; the
/// variable `PENSTOCK_A_B` goes before the file's `a.b`. For use by one thread.
public final class SettingsReader {
  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(\\.[a-z0-9]+)*");

  private final Problems problems;
  private final GivenSettings given;
  private final Map<String, EffectiveSetting> effective = new LinkedHashMap<>();

  private SettingsReader(Problems problems, GivenSettings given) {
    this.problems = problems;
    this.given = given;
  }

  /// Reads the file and the environment. A file that can't be read is a problem.
  ///
  /// @param file `null` where there is none: all defaults, but for the environment
  public static SettingsReader of(@Nullable Path file, Map<String, String> environment) {
    var problems = new Problems();
    var document =
        file == null
            ? null
            : YamlFile.read(file, "create it, or start without a settings file", problems);
    var overlay =
        new GivenSettings(FlatYaml.of(document, problems), EnvironmentVariables.read(environment));
    return new SettingsReader(problems, overlay);
  }

  public String text(String key, String fallback) {
    return value(key, ValueFormat.TEXT, fallback);
  }

  public @Nullable String optionalText(String key) {
    return optional(key, ValueFormat.TEXT);
  }

  /// A whole number, both ends included.
  public int whole(String key, int fallback, int min, int max) {
    return value(key, ValueFormat.whole(min, max), fallback);
  }

  /// A TCP port; 0 means any free one.
  public int port(String key, int fallback) {
    return whole(key, fallback, 0, 65_535);
  }

  /// A duration such as `500ms`, `8s`, `5m` or `5min`, `72h`, `7d`, both ends included.
  public Duration duration(String key, Duration fallback, Duration min, Duration max) {
    return value(key, Durations.between(min, max), fallback);
  }

  /// A number of bytes such as `1048576`, `64KiB`, `1MiB`, `1GiB`, both ends included.
  public long bytes(String key, long fallback, long min, long max) {
    return value(key, ByteCounts.between(min, max), fallback);
  }

  public boolean flag(String key, boolean fallback) {
    return value(key, ValueFormat.FLAG, fallback);
  }

  /// One of an enum's constants; `HMAC_SHA256` is written `hmac-sha256`.
  public <E extends Enum<E>> E choice(String key, E fallback) {
    return value(
        key, ValueFormat.choice(fallback.getDeclaringClass().getEnumConstants()), fallback);
  }

  /// A path of the file system. It is shown as it is, whatever its key is called.
  public Path path(String key, Path fallback) {
    return value(key, ValueFormat.PATH, fallback);
  }

  /// A path that may be left out.
  public @Nullable Path optionalPath(String key) {
    return optional(key, ValueFormat.PATH);
  }

  /// Everything below a section that nobody asked for before, for a library that has settings of
  /// its own: `kafka.sasl.mechanism` is `sasl.mechanism` in the result for `kafka`.
  ///
  /// @param prefix the section, with or without its dot
  /// @param known the library's names; any other is a problem
  /// @param owned the names that are ours to set; they are problems here
  public Map<String, String> passThrough(String prefix, Set<String> known, Set<String> owned) {
    var section = prefix.endsWith(".") ? prefix : prefix + ".";
    given.know(section, known);
    var passed = new TreeMap<String, String>();
    for (var key : given.unasked(section)) {
      var name = key.substring(section.length());
      given.ask(key);
      if (owned.contains(name)) {
        given.refuseOwned(key, problems);
      } else if (known.contains(name)) {
        var value = take(key, ValueFormat.TEXT);
        if (value != null) {
          passed.put(name, value);
        }
      } else {
        given.refuseUnknown(key, problems);
      }
    }
    return passed;
  }

  /// What is wrong so far. Whoever reads other files adds to it, so that all is said together.
  public Problems problems() {
    return problems;
  }

  /// Ends the reading: what nobody asked for is a problem too.
  ///
  /// @throws SettingsException with every problem, where there is any
  public void complete() {
    given.unasked("").forEach(key -> given.refuseUnknown(key, problems));
    problems.throwIfAny();
  }

  /// The effective settings in the order they were asked for, one aligned line each: key, value,
  /// source. What may be a secret is dots.
  public String table() {
    return EffectiveSetting.table(effective.values());
  }

  private <T> T value(String key, ValueFormat<T> form, T fallback) {
    var value = read(key, form);
    if (value == null) {
      record(key, form.show(fallback), form, Source.DEFAULT);
      return fallback;
    }
    return value;
  }

  private <T> @Nullable T optional(String key, ValueFormat<T> form) {
    var value = read(key, form);
    if (value == null) {
      effective.put(key, new EffectiveSetting(key, "(not set)", Source.DEFAULT));
    }
    return value;
  }

  private <T> @Nullable T read(String key, ValueFormat<T> form) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(key + " is no key: lower-case words joined by dots");
    }
    given.ask(key);
    given.know("", Set.of(key));
    return take(key, form);
  }

  private <T> @Nullable T take(String key, ValueFormat<T> form) {
    var yaml = given.value(key);
    var value = yaml == null ? null : yaml.read(key, form, problems);
    if (value != null) {
      record(key, form.show(value), form, given.source(key));
    }
    return value;
  }

  private void record(String key, String value, ValueFormat<?> form, Source source) {
    var shown = form.free() ? Redaction.shown(key, value) : Redaction.oneLine(value);
    effective.put(key, new EffectiveSetting(key, shown, source));
  }
}
