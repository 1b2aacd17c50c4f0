package io.penstock.settings;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// Settings that can't be used; the message has one line for each problem.
public final class SettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public SettingsException(List<Problem> problems) {
    super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
