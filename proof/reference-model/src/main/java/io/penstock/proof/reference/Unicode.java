package io.penstock.proof.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Halves of surrogate pairs, which escapes can make: a text has U+FFFD for each of them, and an
/// issue.
///
/// Jackson reads no name with a half, so another character stands for halves until their texts are
/// replaced. No log contains it.
final class Unicode {
  private static final char STAND_IN = '\uf8ff';
  private static final char REPLACEMENT = '\ufffd';

  /// An escape: a pair, a half (group 1), or any other.
  private static final Pattern ESCAPE =
      Pattern.compile(
          """
          \\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..\
          |(\\\\u[dD][89a-fA-F]..)\
          |\\\\.""",
          Pattern.DOTALL);

  private Unicode() {}

  /// A JSON text in which the stand-in is at the place of each half.
  static String withStandIns(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(1) == null ? found.group() : "" + STAND_IN));
  }

  static String replaced(String text) {
    return text.replace(STAND_IN, REPLACEMENT);
  }

  /// The value without stand-ins. Of members with equal names the last one counts.
  static JsonNode replaced(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var members = Json.object();
      object.forEachEntry((name, member) -> members.set(replaced(name), replaced(member)));
      return members;
    }
    if (value instanceof ArrayNode array) {
      var items = Json.object().arrayNode();
      array.forEach(item -> items.add(replaced(item)));
      return items;
    }
    return value.isString() ? StringNode.valueOf(replaced(value.stringValue())) : value;
  }

  /// The issues of an item with stand-ins. The path of a name is that of its member.
  static List<Issue> issues(JsonNode item) {
    var found = new LinkedHashSet<Issue>();
    addIssues("", item, found);
    return List.copyOf(found);
  }

  private static void addIssues(String path, JsonNode value, Set<Issue> issues) {
    if (value instanceof ObjectNode object) {
      object.forEachEntry(
          (name, member) -> {
            var token = replaced(name).replace("~", "~0").replace("/", "~1");
            addIssue(path + "/" + token, name, issues);
            addIssues(path + "/" + token, member, issues);
          });
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      addIssues(path + "/" + i, value.get(i), issues);
    }
    if (value.isString()) {
      addIssue(path, value.stringValue(), issues);
    }
  }

  private static void addIssue(String path, String text, Set<Issue> issues) {
    if (text.indexOf(STAND_IN) >= 0) {
      issues.add(new Issue(path, "not-unicode", replaced(text)));
    }
  }
}
