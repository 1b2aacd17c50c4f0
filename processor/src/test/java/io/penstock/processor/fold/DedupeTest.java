package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.RawRecordHeaders;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the fold makes of a delivery that comes again.
class DedupeTest {
  private static final String ORDER = Bodies.order("po-1", 1, "a");
  private static final String MIXED =
      Bodies.orders("updated", Bodies.content("po-1", 1, "a"), "{\"title\":\"no id\"}", "7");

  private final Partition partition = new Partition();

  @Test
  void repeatIsDroppedAndCountsItsItemsAgain() {
    var body =
        Bodies.orders("updated", Bodies.content("po-1", 1, "a"), Bodies.content("po-2", 1, "a"));
    partition.append(Raw.webhook("evt-1", body));

    var repeat = partition.append(Raw.webhook("evt-1", body));

    assertThat(repeat.became()).isEqualTo("2 duplicate");
    assertThat(repeat.outputs()).isEmpty();
  }

  @Test
  void repeatCountsForTheHorizonOfTheFirstAndNoLonger() {
    partition.append(Raw.webhook("evt-1", ORDER));

    partition.afterOnTheClock(TimeUnit.HOURS.toMillis(72) - 1);
    var within = partition.append(Raw.webhook("evt-1", ORDER));
    var beyond = partition.after(1).append(Raw.webhook("evt-1", ORDER));

    assertThat(within.became()).isEqualTo("1 duplicate");
    assertThat(beyond.became()).isEqualTo("1 unchanged");
  }

  @Test
  void horizonOfTheConnectionStandsOnItsRecords() {
    var raw = Raw.webhook("evt-1", ORDER).with(RawRecordHeaders.HORIZON, "600000");
    partition.append(raw);

    partition.afterOnTheClock(599_999);
    var within = partition.append(raw);
    var beyond = partition.after(1).append(raw);

    assertThat(within.became()).isEqualTo("1 duplicate");
    assertThat(beyond.became()).isEqualTo("1 unchanged");
  }

  @Test
  void derivedIdCountsLongerWhereTheBodyCarriesATime() {
    var other = Bodies.order("po-2", 1, "a");
    var timed =
        Raw.webhook("sha256:1", other.replace("{\"event", "{\"timestamp\":1767322800,\"event"))
            .derived();
    var untimed = Raw.webhook("sha256:2", ORDER).derived();
    partition.append(timed);
    partition.append(untimed);

    partition.afterOnTheClock(TimeUnit.MINUTES.toMillis(10));

    assertThat(partition.append(timed).became()).isEqualTo("1 duplicate");
    assertThat(partition.append(untimed).became()).isEqualTo("1 unchanged");
  }

  @Test
  void sameIdOfAnotherConnectionIsAnotherDelivery() {
    partition.append(Raw.webhook("evt-1", ORDER));

    var other = partition.append(Raw.webhook("evt-1", ORDER).of("conn-2"));

    assertThat(other.became()).isEqualTo("1 emitted");
    assertThat(partition.tally().idsReused()).isZero();
  }

  @Test
  void sameIdWithAnotherBodyIsProcessedAndCounted() {
    partition.append(Raw.webhook("evt-1", ORDER));

    var other = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 2, "b")));
    var third = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 3, "c")));

    assertThat(other.became()).isEqualTo("1 emitted");
    assertThat(other.tally().idsReused()).isOne();
    assertThat(third.tally().idsReused()).isOne();
    assertThat(partition.tally().idsReused()).isEqualTo(2);
  }

  @Test
  void repeatOfEitherBodyIsADuplicateAndReusesNothing() {
    partition.append(Raw.webhook("evt-1", ORDER));
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 2, "b")));

    var first = partition.append(Raw.webhook("evt-1", ORDER));
    var second = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 2, "b")));

    assertThat(first.became()).isEqualTo("1 duplicate");
    assertThat(second.became()).isEqualTo("1 duplicate");
    assertThat(partition.tally().idsReused()).isOne();
  }

  @Test
  void idIsFreeAgainAfterItsHorizon() {
    partition.append(Raw.webhook("evt-1", ORDER));

    partition.afterOnTheClock(TimeUnit.HOURS.toMillis(72));
    var other = partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 2, "b")));

    assertThat(other.tally().idsReused()).isZero();
  }

  @Test
  void whatDiedWhollyDoesNotKeepItsId() {
    partition.append(Raw.webhook("evt-1", Bodies.orders("updated", "{\"title\":\"no id\"}")));

    var other = partition.append(Raw.webhook("evt-1", ORDER));

    assertThat(other.tally().idsReused()).isZero();
  }

  @Test
  void derivedAndRedrivenIdsAreNotReused() {
    partition.append(Raw.webhook("evt-1", ORDER));

    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 2, "b")).derived());
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 3, "c")).redriven());

    assertThat(partition.tally().idsReused()).isZero();
  }

  @Test
  void resendDecidesOnlyTheItemsThatDied() {
    var first = partition.append(Raw.webhook("evt-1", MIXED));

    var resend = partition.append(Raw.webhook("evt-1", MIXED));
    var again = partition.append(Raw.webhook("evt-1", MIXED));

    assertThat(first.became()).isEqualTo("1 emitted, 2 dead");
    assertThat(resend.became()).isEqualTo("1 duplicate, 2 dead");
    assertThat(again.became()).isEqualTo("1 duplicate, 2 dead");
    assertThat(resend.topics()).containsExactly("t.dead-letters");
    assertThat(Folded.header(resend.output(), "dead-items")).isEqualTo("1,2");
  }

  @Test
  void resendDoesNotProlongTheHorizon() {
    partition.append(Raw.webhook("evt-1", MIXED));
    partition.afterOnTheClock(TimeUnit.HOURS.toMillis(72) - 1);
    partition.append(Raw.webhook("evt-1", MIXED));

    var beyond = partition.after(1).append(Raw.webhook("evt-1", MIXED));

    assertThat(beyond.became()).isEqualTo("1 unchanged, 2 dead");
  }

  @Test
  void whatDiedWhollyIsProcessedAgain() {
    var body = Bodies.orders("updated", "{\"title\":\"no id\"}");
    partition.append(Raw.webhook("evt-1", body));
    partition.append(Raw.webhook("evt-2", "{"));

    assertThat(partition.append(Raw.webhook("evt-1", body)).became()).isEqualTo("1 dead");
    assertThat(partition.append(Raw.webhook("evt-2", "{")).became()).isEqualTo("1 dead");
  }

  @Test
  void redriveIsNotLookedUp() {
    partition.append(Raw.webhook("evt-1", ORDER));

    var redrive = partition.append(Raw.webhook("evt-1", ORDER).redriven());

    assertThat(redrive.became()).isEqualTo("1 unchanged");
  }

  @Test
  void thinOneIsNeverDroppedByADerivedId() {
    var thin = Raw.webhook("sha256:1", Bodies.thin("updated", "po-1")).derived();
    partition.append(thin);

    assertThat(partition.append(thin).became()).isEqualTo("1 fetch");
  }

  @Test
  void thinOneIsDroppedByAnIdOfTheSender() {
    var thin = Raw.webhook("evt-1", Bodies.thin("updated", "po-1"));
    partition.append(thin);

    assertThat(partition.append(thin).became()).isEqualTo("1 duplicate");
  }
}
