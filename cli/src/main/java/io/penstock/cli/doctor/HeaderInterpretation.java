package io.penstock.cli.doctor;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A way to read a header of the request as a signature. It is judged by form alone: the length of
/// the signature determines the possible algorithm.
///
/// @param header the name of the header, in lower case
/// @param value the text of the header, which contains the signature
/// @param asked the signature scheme of the connection's recipe, from which this reading differs
record HeaderInterpretation(
    String header,
    String value,
    SignatureFormat format,
    Encoding encoding,
    Algorithm algorithm,
    SignatureScheme asked) {

  /// The rule with its header, format, algorithm and encoding replaced by those of this reading.
  SignatureScheme in(SignatureScheme rule) {
    return new SignatureScheme(
        header, format, algorithm, encoding, rule.secretEncoding(), rule.signs(), rule.time());
  }

  /// The text that completes `matches if ...`. It names only the differences from the recipe.
  String words() {
    var words = new ArrayList<String>();
    if (!header.equals(asked.header())) {
      words.add("the signature is that of the header " + header);
    }
    if (!format.equals(asked.format())) {
      words.add("the format is " + format(format));
    }
    if (encoding != asked.encoding() && algorithm != Algorithm.TOKEN) {
      words.add("the encoding is " + name(encoding));
    }
    if (algorithm != asked.algorithm()) {
      words.add("the algorithm is " + algorithm.standardName());
    }
    return words.isEmpty() ? "the header " + header + " stands once" : String.join(", ", words);
  }

  /// The advice to the operator: the recipe members to set.
  String advice() {
    var members = new ArrayList<String>();
    if (!header.equals(asked.header())) {
      members.add("signature.header: " + header);
    }
    if (!format.equals(asked.format())) {
      members.addAll(members(format));
    }
    if (encoding != asked.encoding() && algorithm != Algorithm.TOKEN) {
      members.add("encoding: " + name(encoding));
    }
    if (algorithm != asked.algorithm()) {
      members.add("algorithm: " + algorithm.standardName());
    }
    return members.isEmpty()
        ? "have the sender send the header " + header + " once"
        : "set \"" + String.join("\", \"", members) + "\" in a recipe of your own";
  }

  static String name(Encoding encoding) {
    return encoding.name().toLowerCase(Locale.ROOT);
  }

  private static String format(SignatureFormat format) {
    return switch (format) {
      case SignatureFormat.Bare() -> "bare";
      case SignatureFormat.Prefix(var prefix) -> "a prefix, " + prefix;
      case SignatureFormat.Csv(var label) -> "csv, with the version " + label;
      case SignatureFormat.Listed(var version) -> "a list, with the version " + version;
    };
  }

  private static List<String> members(SignatureFormat format) {
    return switch (format) {
      case SignatureFormat.Bare() -> List.of("signature.format: bare");
      case SignatureFormat.Prefix(var prefix) ->
          List.of("signature.format: prefix", "signature.prefix: " + prefix);
      case SignatureFormat.Csv(var label) ->
          List.of("signature.format: csv", "signature.version: " + label);
      case SignatureFormat.Listed(var version) ->
          List.of("signature.format: list", "signature.version: " + version);
    };
  }
}
