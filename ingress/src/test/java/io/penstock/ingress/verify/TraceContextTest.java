package io.penstock.ingress.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-brings"
      })
  void wellFormedParentIsValid(String traceparent) {
    assertThat(TraceContext.valid(traceparent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01"
      })
  void anyOtherParentIsInvalid(String traceparent) {
    assertThat(TraceContext.valid(traceparent)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE", "a=1, ,b@c=d e"})
  void listOfMembersIsAValidState(String tracestate) {
    assertThat(TraceContext.validState(tracestate)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "a", "=1", "a=", "A=1", "a=1=2", "a=\u00e9"})
  void anythingElseIsNoState(String tracestate) {
    assertThat(TraceContext.validState(tracestate)).isFalse();
  }

  @Test
  void moreThanThirtyTwoMembersAreNoState() {
    assertThat(TraceContext.validState("a=1,".repeat(32))).isTrue();
    assertThat(TraceContext.validState("a=1,".repeat(33))).isFalse();
  }
}
