package io.penstock.settings;

import io.penstock.schemas.Topics;

/// The setting `topics.prefix`, which both services must be told alike.
public final class TopicPrefix {
  private static final String KEY = "topics.prefix";
  private static final String FALLBACK = "makini";

  private TopicPrefix() {}

  /// The topics of the prefix that is set.
  public static Topics read(SettingsReader in) {
    var prefix = in.text(KEY, FALLBACK);
    if (Topics.valid(prefix)) {
      return new Topics(prefix);
    }
    var given = "\"" + prefix + "\"";
    in.problems().add(new Problem("settings", KEY, given, "expected " + Topics.EXPECTED, null));
    return new Topics(FALLBACK);
  }
}
