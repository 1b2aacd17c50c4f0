package io.penstock.cli.doctor;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.signature.PresentedSignatures;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the ways to read a request's headers as signatures that differ from the recipe's scheme.
final class HeaderInterpretations {

  /// The maximum number of readings that are tried.
  static final int READINGS_MAX = 100;

  /// The maximum length of a header value that is read as a signature, in characters.
  static final int VALUE_CHARS_MAX = 4096;

  private static final Pattern PREFIX = Pattern.compile("(Bearer |[A-Za-z0-9_.-]{1,32}=).+");
  private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9_.-]{1,32})=.+");
  private static final Pattern VERSION = Pattern.compile("([A-Za-z0-9_.-]{1,32}),.+");

  private final SignatureScheme asked;
  private final Set<HeaderInterpretation> found = new LinkedHashSet<>();

  private HeaderInterpretations(SignatureScheme asked) {
    this.asked = asked;
  }

  /// The readings of all headers. Those of the header that the recipe names come first.
  static List<HeaderInterpretation> of(GivenHeaders headers, SignatureScheme asked) {
    var readings = new HeaderInterpretations(asked);
    var repeated = headers.values(asked.header()).size() > 1;
    Stream.concat(Stream.of(asked.header()), headers.names().stream())
        .distinct()
        .forEach(
            name -> headers.values(name).forEach(value -> readings.add(name, value, repeated)));
    return readings.found.stream().limit(READINGS_MAX).toList();
  }

  private void add(String header, String value, boolean repeated) {
    if (value.isEmpty() || value.length() > VALUE_CHARS_MAX) {
      return;
    }
    for (var format : formats(value)) {
      for (var text : PresentedSignatures.texts(format, value)) {
        for (var encoding : encodings(text)) {
          add(header, value, format, encoding, algorithm(text, encoding), repeated);
        }
        add(header, value, format, Encoding.TEXT, Algorithm.TOKEN, repeated);
      }
    }
  }

  /// The encodings to try. Base64url differs from base64 only in the characters `-` and `_`, so
  /// only one of the two is tried.
  private List<Encoding> encodings(String text) {
    var url = text.matches(".*[-_].*") || asked.encoding() == Encoding.BASE64URL;
    return List.of(Encoding.HEX, url ? Encoding.BASE64URL : Encoding.BASE64);
  }

  private void add(
      String header,
      String value,
      SignatureFormat format,
      Encoding encoding,
      @Nullable Algorithm algorithm,
      boolean repeated) {
    if (algorithm == null) {
      return;
    }
    // The encoding `auto` accepts both hex and base64, so neither differs from it.
    var same = asked.encoding() == Encoding.AUTO && encoding != Encoding.BASE64URL;
    var called = same && algorithm != Algorithm.TOKEN ? Encoding.AUTO : encoding;
    var reading = new HeaderInterpretation(header, value, format, called, algorithm, asked);
    if (repeated || !reading.in(asked).equals(asked)) {
      found.add(reading);
    }
  }

  /// The formats that the value may have. The format of the recipe comes first.
  private Set<SignatureFormat> formats(String value) {
    var formats = new LinkedHashSet<SignatureFormat>(List.of(asked.format()));
    formats.add(new SignatureFormat.Bare());
    var prefix = PREFIX.matcher(value);
    if (prefix.matches()) {
      formats.add(new SignatureFormat.Prefix(prefix.group(1)));
    }
    // A single pair is already covered by the prefix format.
    if (value.indexOf(',') > 0) {
      labels(value, ",", LABEL).forEach(label -> formats.add(new SignatureFormat.Csv(label)));
    }
    labels(value, " ", VERSION).forEach(label -> formats.add(new SignatureFormat.Listed(label)));
    return formats;
  }

  private static Stream<String> labels(String value, String separator, Pattern labelled) {
    return Arrays.stream(value.split(separator, PresentedSignatures.SIGNATURES_MAX))
        .map(String::strip)
        .map(labelled::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .distinct();
  }

  private static @Nullable Algorithm algorithm(String text, Encoding encoding) {
    var bytes = PresentedSignatures.decode(text, encoding, 0);
    return bytes == null
        ? null
        : Arrays.stream(Algorithm.values())
            .filter(each -> each != Algorithm.TOKEN && each.bytes() == bytes.length)
            .findFirst()
            .orElse(null);
  }
}
