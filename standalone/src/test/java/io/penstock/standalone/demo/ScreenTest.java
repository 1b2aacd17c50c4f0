package io.penstock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

class ScreenTest {
  private final StringWriter out = new StringWriter();

  @Test
  void boardShowsHowFarItIsAndWhatCameOut() {
    var lines = TerminalScreen.lines(moment(Duration.ofSeconds(4), 500, false), Paint.NONE);

    assertThat(lines)
        .containsExactly(
            "",
            "  posted    ████████░░░░░░░░░░░░░░░░░░░░░░ 500 of 2,000, 125 a second",
            "  answers   200 480   401 12",
            "  items     duplicate 31   emitted 1,402",
            "",
            "  an event");
  }

  @Test
  void boardIsDrawnOverTheOneBefore() {
    var board = Screen.on(terminal(Ansi.ON));

    board.show(moment(Duration.ofSeconds(1), 10, false));
    board.show(moment(Duration.ofSeconds(2), 20, false));
    board.close();

    assertThat(out.toString())
        .startsWith("\u001b[?7l")
        .contains("\u001b[6F\u001b[J")
        .endsWith("\u001b[?7h" + System.lineSeparator());
  }

  @Test
  void withoutATerminalThereIsALineEveryTwoSeconds() {
    var lines = Screen.on(terminal(Ansi.OFF));

    for (int ms = 0; ms < 4_000; ms += 500) {
      lines.show(moment(Duration.ofMillis(ms), ms, false));
    }
    lines.close();

    assertThat(out.toString().lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            "     2 s  posted 2,000 of 2,000, 1,000 a second; answers: 200 480, 401 12;"
                + " items: duplicate 31, emitted 1,402");
  }

  @Test
  void onceAllIsSentItSaysForWhatItWaits() {
    var line = PlainTextScreen.line(moment(Duration.ofSeconds(20), 2_000, true));

    assertThat(line)
        .contains("2,000 of 2,000, all answered, waiting for what is held, asked for or polled");
  }

  @Test
  void itemsAreCountedFromThePageOfMetrics() {
    var page =
        """
        # TYPE penstock_processor_items_total counter
        penstock_processor_items_total{outcome="emitted"} 1402.0
        penstock_processor_items_total{outcome="late"} 0.0
        penstock_processor_items_total{outcome="dead"} 3.0
        penstock_processor_held{partition="0"} 2.0
        penstock_processor_held{partition="7"} 5.0
        penstock_processor_ticks_total 9.0
        """;

    assertThat(ItemCounts.counts(page))
        .containsExactlyEntriesOf(new TreeMap<>(Map.of("emitted", 1402L, "dead", 3L, "held", 7L)));
  }

  private Terminal terminal(Ansi ansi) {
    var line =
        new CommandLine(new Nothing())
            .setOut(new PrintWriter(out, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    return new Terminal(line.getCommandSpec());
  }

  private static DemoProgress moment(Duration elapsed, long posted, boolean sent) {
    return new DemoProgress(
        elapsed,
        2_000,
        posted,
        sent,
        new TreeMap<>(Map.of("200", 480L, "401", 12L)),
        new TreeMap<>(Map.of("emitted", 1_402L, "duplicate", 31L)),
        List.of("an event"));
  }

  @Command(name = "nothing")
  private static final class Nothing {}
}
