package io.penstock.cli.sign;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Headers;
import io.penstock.senders.signature.Macs;
import io.penstock.senders.signature.UnverifiedSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Signs bodies with one secret, as a recipe says. For any thread.
///
/// @param secret decoded
public record Signer(Recipe recipe, Secret secret) {

  /// A header of a signed request, its name with capital letters as people write it.
  public record SignedHeader(String name, String value) {

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  /// All headers that a request with this body needs, the signature's last.
  ///
  /// @param id the webhook's, where the recipe has it signed
  /// @param atMs when it is signed, in Unix milliseconds, where the recipe wants that said
  /// @throws IllegalArgumentException where the body lacks a member that is signed
  public List<SignedHeader> headers(byte[] body, String id, long atMs) {
    var signature = recipe.signature();
    var stated = stated(id, atMs);
    var claim = UnverifiedSignature.of(recipe, single(stated), body);
    if (claim.signed() == null) {
      throw new IllegalArgumentException("the body lacks what is signed: " + signature.signs());
    }
    var pairs = stated.getOrDefault(signature.header(), "");
    var bytes =
        signature.algorithm() == Algorithm.TOKEN
            ? secret.bytes()
            : claim.signed().mac(Macs.keyed(signature.algorithm(), secret));
    stated.put(signature.header(), pairs + formatted(written(signature.encoding(), bytes)));
    var headers = new ArrayList<SignedHeader>();
    stated.forEach((name, value) -> headers.add(new SignedHeader(capitals(name), value)));
    return headers;
  }

  /// What a request says beside the signature, by the header's name; a signature's own header has
  /// the pair of the time.
  private Map<String, String> stated(String id, long atMs) {
    var signature = recipe.signature();
    var stated = new LinkedHashMap<String, String>();
    if (signature.signs().parts().contains(new SignedContent.Part.Id())) {
      stated.put(recipe.webhookId().headers().getFirst(), id);
    }
    var time = signature.time();
    if (time != null) {
      var text = time.unit().text(atMs);
      switch (time.source()) {
        case SignedTime.Source.Header(var name) -> stated.put(name, text);
        case SignedTime.Source.Pair(var label) ->
            stated.put(signature.header(), label + "=" + text + ",");
        case SignedTime.Source.Member _ -> {
          // The body says it already.
        }
      }
    }
    return stated;
  }

  private static Headers single(Map<String, String> stated) {
    return name -> stated.containsKey(name) ? List.of(stated.get(name)) : List.of();
  }

  private String formatted(String text) {
    return switch (recipe.signature().format()) {
      case SignatureFormat.Bare() -> text;
      case SignatureFormat.Prefix(var prefix) -> prefix + text;
      case SignatureFormat.Csv(var label) -> label + "=" + text;
      case SignatureFormat.Listed(var version) -> version + "," + text;
    };
  }

  /// Where a recipe takes either, base64 is what Makini's documents show.
  private static String written(Encoding encoding, byte[] bytes) {
    return switch (encoding) {
      case AUTO, BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL -> Base64.getUrlEncoder().encodeToString(bytes);
      case HEX -> HexFormat.of().formatHex(bytes);
      case TEXT -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  private static String capitals(String header) {
    var name = new StringBuilder();
    for (var word : header.split("-", -1)) {
      name.append(name.isEmpty() ? "" : "-").append(capital(word));
    }
    return name.toString();
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
