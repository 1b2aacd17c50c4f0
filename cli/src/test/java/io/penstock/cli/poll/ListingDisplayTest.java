package io.penstock.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CliMain;
import io.penstock.cli.CommandRun;
import io.penstock.cli.output.Paint;
import io.penstock.cli.output.Terminal;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class ListingDisplayTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ListingState WAITING = new ListingState.Waiting();
  private static final ListingState COMPLETED = new ListingState.Completed(1, 1, NOON);

  private final StringWriter out = new StringWriter();

  @Test
  void lineSaysHowFarTheListIs() {
    assertThat(line(WAITING)).isEqualTo("work_order              waiting");
    assertThat(line(new ListingState.Behind(3, 1200)))
        .endsWith("  waiting    behind an earlier listing: 3 pages, 1,200 rows");
    assertThat(line(new ListingState.UnderWay(1, 100))).endsWith("  listing    1 page, 100 rows");
    assertThat(line(COMPLETED))
        .endsWith("  completed  1 page, 1 row, watermark 2026-11-24T12:00:00Z");
    assertThat(line(new ListingState.Completed(2, 0, null))).endsWith("  2 pages, 0 rows");
    assertThat(line(new ListingState.Failed())).endsWith("  failed");
  }

  @Test
  void scriptReadsOneObjectForEachChange() {
    var display = display(ListingDisplay.Form.JSON);

    display.show(states(WAITING, WAITING), 0);
    display.show(states(WAITING, new ListingState.UnderWay(1, 100)), 1);
    display.show(states(WAITING, new ListingState.UnderWay(2, 200)), 2);
    display.show(states(COMPLETED, new ListingState.Completed(2, 200, null)), 3);

    assertThat(out.toString())
        .isEqualTo(
            """
            {"connection":"conn-42","type":"purchase_order","state":"waiting"}
            {"connection":"conn-42","type":"work_order","state":"waiting"}
            {"connection":"conn-42","type":"work_order","state":"listing","pages":1,"rows":100}
            {"connection":"conn-42","type":"work_order","state":"listing","pages":2,"rows":200}
            {"connection":"conn-42","type":"purchase_order","state":"completed","pages":1,"rows":1,"watermark":"2026-11-24T12:00:00Z"}
            {"connection":"conn-42","type":"work_order","state":"completed","pages":2,"rows":200,"watermark":null}
            """);
  }

  @Test
  void plainLineOfAPageComesAtMostEveryTwoSeconds() {
    var display = display(ListingDisplay.Form.PLAIN);

    display.show(states(WAITING, new ListingState.UnderWay(1, 100)), 0);
    display.show(states(WAITING, new ListingState.UnderWay(2, 200)), seconds(1));
    display.show(states(WAITING, new ListingState.UnderWay(3, 300)), seconds(2));
    display.show(states(WAITING, new ListingState.UnderWay(3, 300)), seconds(9));
    display.show(states(WAITING, new ListingState.UnderWay(4, 400)), seconds(9));
    display.show(states(COMPLETED, new ListingState.UnderWay(5, 500)), seconds(10));
    display.showLast(states(COMPLETED, new ListingState.UnderWay(5, 500)), seconds(10));

    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "purchase_order waiting",
            "work_order listing 1 page, 100 rows",
            "work_order listing 3 pages, 300 rows",
            "work_order listing 4 pages, 400 rows",
            "purchase_order completed 1 page, 1 row, watermark 2026-11-24T12:00:00Z",
            "work_order listing 5 pages, 500 rows");
  }

  @Test
  void terminalIsDrawnOverOnlyIfSomethingChanged() {
    var display = display(ListingDisplay.Form.LIVE);

    display.show(states(WAITING, WAITING), 0);
    display.show(states(WAITING, WAITING), 1);
    display.show(states(WAITING, COMPLETED), 2);
    display.showLast(states(WAITING, COMPLETED), 3);

    var waiting = "purchase_order          waiting\n";
    var completed = line(COMPLETED);
    assertThat(out)
        .hasToString(
            "\u001b[?7l"
                + waiting
                + "work_order              waiting\u001b[?7h\n"
                + "\u001b[2F\u001b[J\u001b[?7l"
                + waiting
                + completed
                + "\u001b[?7h\n"
                + "\u001b[2F\u001b[J"
                + waiting
                + completed
                + "\n");
  }

  private static String line(ListingState state) {
    return ListingDisplay.line(EntityTypes.WORK_ORDER, state, Paint.NONE);
  }

  private static long seconds(long count) {
    return Duration.ofSeconds(count).toNanos();
  }

  private static Map<EntityType, ListingState> states(ListingState orders, ListingState work) {
    var states = new LinkedHashMap<EntityType, ListingState>();
    states.put(EntityTypes.PURCHASE_ORDER, orders);
    states.put(EntityTypes.WORK_ORDER, work);
    return states;
  }

  private ListingDisplay display(ListingDisplay.Form form) {
    var line =
        CliMain.commandLine(
                InstantSource.fixed(CommandRun.NOW),
                System::nanoTime,
                InputStream.nullInputStream())
            .setOut(new PrintWriter(out, true))
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF));
    return new ListingDisplay(Terminal.of(line.getCommandSpec()), "conn-42", form);
  }
}
