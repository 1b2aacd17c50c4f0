package io.penstock.ingress.operate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.SettingsReader;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether requests are traced, as the operator says it.
class TracingSettingsTest {

  @Test
  void nothingIsTracedWhereNobodyAsksForIt() {
    var in = SettingsReader.of(null, Map.of());

    assertThat(TracingSettings.read(in)).isEqualTo(new TracingSettings(null, 0.01));
    assertThat(in.problems().isEmpty()).isTrue();
  }

  @Test
  void collectorAndRatioAreTakenAsTheyAreGiven() {
    var in =
        SettingsReader.of(
            null,
            Map.of(
                "PENSTOCK_TRACING_OTLP_ENDPOINT", "http://collector:4318/v1/traces",
                "PENSTOCK_TRACING_RATIO", "1"));

    assertThat(TracingSettings.read(in))
        .isEqualTo(new TracingSettings(URI.create("http://collector:4318/v1/traces"), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"collector:4318", "ftp://collector", "http://me:secret@collector/v1", " "})
  void whatIsNoCollectorIsAProblemAndItsPasswordIsNotTold(String endpoint) {
    var in = SettingsReader.of(null, Map.of("PENSTOCK_TRACING_OTLP_ENDPOINT", endpoint));

    TracingSettings.read(in);

    assertThat(in.problems().list().toString())
        .contains("tracing.otlp.endpoint")
        .doesNotContain("me:secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "NaN", "half"})
  void ratioIsNoughtToOne(String ratio) {
    var in = SettingsReader.of(null, Map.of("PENSTOCK_TRACING_RATIO", ratio));

    TracingSettings.read(in);

    assertThat(in.problems().list()).singleElement().asString().contains("0 to 1");
  }
}
