package io.penstock.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
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
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-brings",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01"
      })
  void anyOtherParentIsInvalid(String traceparent) {
    assertThat(TraceContext.valid(traceparent)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE", "a=1, ,b@c=d e"})
  void listOfMembersIsKeptAsItIs(String tracestate) {
    assertThat(TraceContext.keptState(tracestate)).isEqualTo(tracestate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "a", "=1", "a=", "A=1", "a=1=2", "a=\u00e9"})
  void nothingIsKeptOfAnythingElse(String tracestate) {
    assertThat(TraceContext.keptState(tracestate)).isNull();
  }

  @Test
  void nothingIsKeptOfMoreThanThirtyTwoMembers() {
    assertThat(TraceContext.keptState("a=1,".repeat(32))).isEqualTo("a=1,".repeat(32));
    assertThat(TraceContext.keptState("a=1,".repeat(33))).isNull();
  }

  @Test
  void stateOf512CharactersIsKeptAsItIs() {
    var longest = "a=" + "x".repeat(200) + ",b=" + "x".repeat(200) + ",c=" + "x".repeat(104);

    assertThat(longest).hasSize(512);
    assertThat(TraceContext.keptState(longest)).isEqualTo(longest);
  }

  @Test
  void ofALongerStateLongMembersAreLeftOutFirstFromTheEnd() {
    var first = "a=" + "x".repeat(127);
    var second = "c=" + "x".repeat(250);
    var state = first + ",b=1," + second + ",d=2," + "e=" + "x".repeat(130) + ",f=3";

    assertThat(TraceContext.keptState(state)).isEqualTo(first + ",b=1," + second + ",d=2,f=3");
  }

  @Test
  void ofALongerStateOfShortMembersTheLastAreLeftOut() {
    var member = "=" + "x".repeat(99);
    var five = "a" + member + ",b" + member + ",c" + member + ",d" + member + ",e" + member;

    assertThat(TraceContext.keptState(five + ",f=1,g=2")).isEqualTo(five);
  }

  @Test
  void stateOfOneMemberThatIsTooLongIsNotKept() {
    assertThat(TraceContext.keptState("a".repeat(256) + "=" + "x".repeat(256))).isNull();
  }
}
