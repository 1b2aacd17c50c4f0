package io.penstock.ingress.operate.trace;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Whether requests are traced, and how many.
///
/// @param endpoint where spans are sent to by OTLP over HTTP; `null` where they are not
/// @param ratio the part that is traced of the requests whose sender does not say, 0 to 1
public record TracingSettings(@Nullable URI endpoint, double ratio) {
  private static final String ENDPOINT = "tracing.otlp.endpoint";
  private static final String RATIO = "tracing.ratio";
  private static final double RATIO_DEFAULT = 0.01;

  public TracingSettings {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("a ratio is 0 to 1");
    }
  }

  /// Reads them; problems stay with the reader.
  public static TracingSettings read(SettingsReader in) {
    var endpoint = in.optionalText(ENDPOINT);
    var ratio = in.text(RATIO, Double.toString(RATIO_DEFAULT));
    return new TracingSettings(
        endpoint == null ? null : endpoint(endpoint, in.problems()), ratio(ratio, in.problems()));
  }

  private static @Nullable URI endpoint(String text, Problems problems) {
    try {
      var uri = new URI(text);
      var http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    var expected = "expected an address such as http://collector:4318/v1/traces, with no password";
    problems.add(new Problem("settings", ENDPOINT, "something else", expected, null));
    return null;
  }

  private static double ratio(String text, Problems problems) {
    try {
      var ratio = Double.parseDouble(text);
      if (ratio >= 0 && ratio <= 1) {
        return ratio;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    problems.add(new Problem("settings", RATIO, text, "expected a number, 0 to 1", null));
    return RATIO_DEFAULT;
  }
}
