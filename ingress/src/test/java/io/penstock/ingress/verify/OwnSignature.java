package io.penstock.ingress.verify;

import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.signature.Macs;
import io.penstock.senders.signature.SignedBytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A sender of a recipe of one's own, which signs whatever time it is told to state in a header.
record OwnSignature(String signs, String timeHeader) {
  private static final String BODY = "{\"k\":\"v\"}";
  private static final String SECRET = "own";

  Recipe recipe() {
    var makini = Makini.makini();
    var signature =
        new SignatureScheme(
            "x-own",
            new SignatureFormat.Bare(),
            Algorithm.HMAC_SHA256,
            Encoding.HEX,
            SecretEncoding.UTF8,
            Objects.requireNonNull(SignedContent.read(signs)),
            new SignedTime(
                new SignedTime.Source.Header(timeHeader),
                SignedTime.Unit.SECONDS,
                SignedTime.TOLERANCE,
                SignedTime.TOLERANCE));
    return new Recipe("own", signature, makini.connection(), makini.webhookId(), makini.layout());
  }

  /// A request whose signature fits its time, be that one or not.
  Signed signed(String time) {
    var recipe = recipe();
    var body = BODY.getBytes(StandardCharsets.UTF_8);
    var bytes = Objects.requireNonNull(SignedBytes.of(recipe.signature().signs(), "", time, body));
    var key = new Secret(SECRET.getBytes(StandardCharsets.UTF_8));
    var mac = bytes.mac(Macs.keyed(Algorithm.HMAC_SHA256, key));
    var headers =
        Map.of("x-own", List.of(HexFormat.of().formatHex(mac)), timeHeader, List.of(time));
    return new Signed(recipe, SECRET, headers, BODY, 0);
  }
}
