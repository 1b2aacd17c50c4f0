package io.penstock.cli.poll;

import io.penstock.cli.output.JsonLine;
import io.penstock.cli.output.Paint;
import io.penstock.cli.output.Terminal;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows how far listings are, a line for each type. On a terminal the lines are overwritten
/// (ECMA-48 control sequences). Elsewhere a line is printed when a type's state changes.
final class ListingDisplay {

  /// How the lines are printed.
  enum Form {
    /// Overwritten on a terminal.
    LIVE,
    /// One after the other.
    PLAIN,
    /// One JSON object for each change.
    JSON
  }

  /// The maximum number of lines that are overwritten. More of them may not fit on a screen.
  static final int LIVE_MAX = 20;

  /// The minimum time between two plain lines of a type whose pages are read.
  static final Duration PLAIN_EVERY = Duration.ofSeconds(2);

  private static final int WIDTH =
      EntityTypes.ALL.stream().mapToInt(type -> type.name().length()).max().orElse(0);

  private static final String ESCAPE = "\u001b[";

  /// Has the terminal cut long lines, so that a line of text is a line of the screen.
  private static final String WRAP_OFF = ESCAPE + "?7l";

  private static final String WRAP_ON = ESCAPE + "?7h";

  private final Terminal terminal;
  private final String connection;
  private final Form form;
  private final Map<EntityType, Shown> shown = new HashMap<>();
  private Map<EntityType, ListingState> onScreen = Map.of();

  /// The last line of a type.
  private record Shown(ListingState state, long nanos) {}

  ListingDisplay(Terminal terminal, String connection, Form form) {
    this.terminal = terminal;
    this.connection = connection;
    this.form = form;
  }

  /// Shows the states.
  ///
  /// @param now of a monotonic clock, in nanoseconds
  void show(Map<EntityType, ListingState> states, long now) {
    if (form == Form.LIVE) {
      draw(states);
    } else {
      states.forEach((type, state) -> print(type, state, now));
    }
  }

  /// Shows the states for the last time, whenever they were shown before.
  void showLast(Map<EntityType, ListingState> states, long now) {
    if (form == Form.LIVE) {
      terminal.data(overwriting() + lines(states));
    } else {
      show(states, now + PLAIN_EVERY.toNanos());
    }
  }

  private void draw(Map<EntityType, ListingState> states) {
    if (!states.equals(onScreen)) {
      terminal.data(overwriting() + WRAP_OFF + lines(states) + WRAP_ON);
      onScreen = states;
    }
  }

  private String overwriting() {
    return onScreen.isEmpty() ? "" : ESCAPE + onScreen.size() + "F" + ESCAPE + "J";
  }

  private String lines(Map<EntityType, ListingState> states) {
    return states.entrySet().stream()
        .map(each -> line(each.getKey(), each.getValue(), terminal.paint()))
        .collect(Collectors.joining("\n"));
  }

  private void print(EntityType type, ListingState state, long now) {
    if (due(shown.get(type), state, now)) {
      shown.put(type, new Shown(state, now));
      terminal.data(
          form == Form.JSON ? json(connection, type, state) : line(type, state, terminal.paint()));
    }
  }

  private boolean due(@Nullable Shown before, ListingState state, long now) {
    return before == null
        || !before.state().label().equals(state.label())
        || (!before.state().equals(state)
            && (form == Form.JSON || now - before.nanos() >= PLAIN_EVERY.toNanos()));
  }

  /// The line for a person.
  static String line(EntityType type, ListingState state, Paint paint) {
    var text =
        switch (state) {
          case ListingState.Waiting _ -> paint.faint("waiting");
          case ListingState.Behind(var pages, var rows) ->
              paint.faint("waiting") + "    behind an earlier listing: " + counts(pages, rows);
          case ListingState.UnderWay(var pages, var rows) ->
              paint.cyan("listing") + "    " + counts(pages, rows);
          case ListingState.Completed(var pages, var rows, var watermark) ->
              paint.green("completed") + "  " + counts(pages, rows) + until(watermark);
          case ListingState.Failed _ -> paint.red("failed");
        };
    return type.name() + " ".repeat(WIDTH - type.name().length()) + "  " + text;
  }

  private static String counts(int pages, long rows) {
    return "%,d page%s, %,d row%s"
        .formatted(pages, pages == 1 ? "" : "s", rows, rows == 1 ? "" : "s");
  }

  private static String until(@Nullable Instant watermark) {
    return watermark == null ? "" : ", watermark " + watermark;
  }

  /// The line for a script.
  static String json(String connection, EntityType type, ListingState state) {
    var line =
        new JsonLine()
            .with("connection", connection)
            .with("type", type.name())
            .with("state", state.label());
    return switch (state) {
      case ListingState.Waiting _, ListingState.Failed _ -> line.toString();
      case ListingState.Behind(var pages, var rows) -> counts(line, pages, rows).toString();
      case ListingState.UnderWay(var pages, var rows) -> counts(line, pages, rows).toString();
      case ListingState.Completed(var pages, var rows, var watermark) ->
          counts(line, pages, rows)
              .with(
                  "watermark",
                  watermark == null ? new Json.Null() : new Json.Str(watermark.toString()))
              .toString();
    };
  }

  private static JsonLine counts(JsonLine line, int pages, long rows) {
    return line.with("pages", pages).with("rows", rows);
  }
}
