package io.penstock.settings;

import io.penstock.schemas.TopicNames;

/// The setting `topics.prefix`, which both services must be told alike.
public final class TopicPrefix {
  private static final String KEY = "topics.prefix";
  private static final String FALLBACK = "makini";

  private TopicPrefix() {}

  /// The topics of the prefix that is set.
  public static TopicNames read(SettingsReader in) {
    var prefix = in.text(KEY, FALLBACK);
    if (TopicNames.valid(prefix)) {
      return new TopicNames(prefix);
    }
    var given = "\"" + prefix + "\"";
    in.problems().add(new Problem("settings", KEY, given, "expected " + TopicNames.EXPECTED, null));
    return new TopicNames(FALLBACK);
  }
}
