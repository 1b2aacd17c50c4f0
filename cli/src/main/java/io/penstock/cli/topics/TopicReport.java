package io.penstock.cli.topics;

import java.util.List;

/// What came of making a plan's topics.
///
/// @param created the topics that were missing and now exist
/// @param differences how topics that existed are not as planned; they were left as they are
public record TopicReport(List<String> created, List<TopicDifference> differences) {

  public TopicReport {
    created = List.copyOf(created);
    differences = List.copyOf(differences);
  }
}
