package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"kafka:9092", "a:9092,b:9092", " a:1 , [::1]:9092 "})
  void addressesWithPortsAreGood(String servers) {
    assertThat(problems(Map.of("bootstrap.servers", servers))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "a:9092,b", "a:", ",", "a:9092,", "a:port"})
  void addressWithoutAPortIsAProblem(String servers) {
    assertThat(problems(Map.of("bootstrap.servers", servers)))
        .containsExactly(
            "settings: kafka.bootstrap.servers is \""
                + servers
                + "\"; expected host:port, or several joined by commas");
  }

  @Test
  void missingAddressesAreAProblem() {
    assertThat(problems(Map.of()))
        .containsExactly(
            "settings: kafka.bootstrap.servers is missing;"
                + " expected host:port, or several joined by commas");
  }

  private static List<String> problems(Map<String, String> kafka) {
    var problems = new Problems();
    BrokerAddresses.check(kafka, problems);
    return problems.list().stream().map(Problem::line).toList();
  }
}
