package io.penstock.processor.read;

import io.penstock.processor.values.IssueCodes;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.ReplacedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The issues of items with texts that were not Unicode: half of a surrogate pair is read as
/// U+FFFD.
final class NotUnicode {
  /// The maximum number of these issues of one item. Further texts are replaced without an issue.
  static final int ISSUES_MAX = 100;

  /// The maximum length of the text in an issue, in characters. The content has the whole text.
  static final int TEXT_CHARS_MAX = 1_000;

  private NotUnicode() {}

  /// The issues by the index of their item. Texts outside of items have none.
  ///
  /// @param replaced the texts of the body
  /// @param at the place of the content in the body
  static Map<Integer, List<NormalizationIssue>> byItem(
      List<ReplacedText> replaced, JsonPointer at, @Nullable Json content) {
    if (replaced.isEmpty()) {
      return Map.of();
    }
    var issues = new HashMap<Integer, List<NormalizationIssue>>();
    boolean several = content instanceof Json.Arr;
    int before = at.tokens().size();
    int depth = several ? before + 1 : before;
    for (var each : replaced) {
      var tokens = each.at().tokens();
      if (tokens.size() >= depth && tokens.subList(0, before).equals(at.tokens())) {
        int item = several ? Integer.parseInt(tokens.get(depth - 1)) : 0;
        var path = new JsonPointer(tokens.subList(depth, tokens.size()));
        add(issues.computeIfAbsent(item, _ -> new ArrayList<>()), path, each.text());
      }
    }
    return issues;
  }

  private static void add(List<NormalizationIssue> issues, JsonPointer path, String text) {
    if (issues.size() < ISSUES_MAX) {
      var issue = new NormalizationIssue(path.text(), IssueCodes.NOT_UNICODE, text);
      issues.add(issue.cut(TEXT_CHARS_MAX));
    }
  }
}
