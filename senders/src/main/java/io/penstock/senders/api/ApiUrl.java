package io.penstock.senders.api;

import io.penstock.settings.ValueFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The forms of URLs and paths in API recipes.
public final class ApiUrl {
  private static final String ID = "{id}";

  /// Characters of a path's segments that need no encoding (RFC 3986, 3.3), and escapes.
  private static final Pattern SEGMENTS =
      Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+");

  /// The maximum length of a URL, and of a path.
  private static final int CHARS_MAX = 1000;

  private static final int PORT_LAST = 65_535;

  /// An `http` or `https` URL without query. A `/` at its end is left out.
  public static final ValueFormat<URI> FORM =
      new ValueFormat<>(
          "an http or https URL without user, query and fragment, such as https://api.acme.example",
          ApiUrl::url,
          URI::toString,
          true);

  /// The path of a list.
  static final ValueFormat<String> LIST =
      new ValueFormat<>(
          "a path such as /api/orders", text -> path(text) ? text : null, text -> text, true);

  /// The path of one entity.
  static final ValueFormat<String> SINGLE =
      new ValueFormat<>(
          "a path with {id} once, such as /api/orders/{id}",
          text -> single(text) ? text : null,
          text -> text,
          true);

  private ApiUrl() {}

  private static @Nullable URI url(String text) {
    if (text.length() > CHARS_MAX) {
      return null;
    }
    try {
      var url = new URI(text.replaceFirst("/+$", ""));
      var web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      var plain =
          url.getHost() != null
              && url.getPort() <= PORT_LAST
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      return web && plain && (url.getRawPath().isEmpty() || path(url.getRawPath())) ? url : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static boolean single(String text) {
    var at = text.indexOf(ID);
    return at >= 0 && path(text.substring(0, at) + "id" + text.substring(at + ID.length()));
  }

  /// Whether the text is a path that no client and no server shortens.
  private static boolean path(String text) {
    return text.length() <= CHARS_MAX
        && SEGMENTS.matcher(text).matches()
        && List.of(text.split("/", -1)).stream().noneMatch(PercentEncoding::isDots);
  }
}
