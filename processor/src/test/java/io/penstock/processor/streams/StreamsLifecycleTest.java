package io.penstock.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.streams.StreamsLifecycle.Closing;
import io.penstock.processor.streams.StreamsLifecycle.Starting;
import io.penstock.processor.streams.StreamsLifecycle.Waiting;
import org.junit.jupiter.api.Test;

class StreamsLifecycleTest {
  @Test
  void hasNoEndingBeforeItEnds() {
    assertThat(new Starting().ending()).isEmpty();
    assertThat(new Waiting("the raw topic is missing").ending()).isEmpty();
    assertThat(new Closing(new Starting()).ending()).isEmpty();
  }

  @Test
  void firstReasonStands() {
    var ended = new Waiting("the raw topic is missing").ended("first").ended("second");

    assertThat(ended.ending()).contains("first");
  }

  @Test
  void aReasonThatComesWhileItClosesIsKept() {
    var ended = new Closing(new Starting()).ended("first").ended("second");

    assertThat(ended).isInstanceOf(Closing.class);
    assertThat(ended.ending()).contains("first");
  }
}
