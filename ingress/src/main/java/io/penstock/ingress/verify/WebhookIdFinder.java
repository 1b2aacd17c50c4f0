package io.penstock.ingress.verify;

import io.penstock.ingress.scan.FoundMembers;
import io.penstock.ingress.scan.WantedMembers;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.signature.Digests;
import io.penstock.senders.signature.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the id of a genuine webhook: the sender's own id, otherwise an id derived from the body.
///
/// Not safe for use by several threads. It caches data of recipes, so it should not outlive their
/// snapshot.
public final class WebhookIdFinder {

  private final MessageDigest sha256 = Digests.sha256();
  private final IdentityHashMap<Recipe, WantedMembers> members = new IdentityHashMap<>();

  /// The identified delivery, or the refusal of a delivery that names another connection.
  public sealed interface Identified {
    record As(GenuineWebhook delivery) implements Identified {}

    record Refused(Refusal refusal) implements Identified {}
  }

  /// Identifies a genuine webhook.
  ///
  /// @param genuine the verdict, whose connection must match every name in the request
  public Identified identify(
      Verdict.Genuine genuine, Headers headers, byte[] body, long receivedAtMs) {
    var connection = genuine.connection();
    var recipe = connection.recipe();
    var found = FoundMembers.find(body, members.computeIfAbsent(recipe, WebhookIdFinder::members));
    var connectionId = genuine.connectionId();
    if (disagrees(connection, connectionId, headers, found)) {
      return new Identified.Refused(Refusal.CONNECTION_MISMATCH);
    }
    var id = ownId(recipe.webhookId(), headers, found);
    return new Identified.As(
        new GenuineWebhook(
            connectionId,
            connection,
            id == null ? derivedId(connectionId, body) : id,
            id == null,
            genuine.keyId(),
            headers,
            body,
            receivedAtMs));
  }

  private static WantedMembers members(Recipe recipe) {
    return WantedMembers.of(recipe.webhookId().pointers(), recipe.connection().pointers());
  }

  /// Whether a header or the body contains a name that is neither this connection's id nor its
  /// alias.
  private static boolean disagrees(
      Connection connection, String id, Headers headers, FoundMembers members) {
    var places = connection.recipe().connection();
    for (var header : places.headers()) {
      var name = headers.first(header);
      if (name != null && !name.isBlank() && !calledSo(connection, id, name.strip())) {
        return true;
      }
    }
    var name = members.first(places.pointers());
    return name != null && !calledSo(connection, id, name);
  }

  private static boolean calledSo(Connection connection, String id, String name) {
    return name.equals(id) || connection.aliases().contains(name);
  }

  private static @Nullable String ownId(
      ValueLocations places, Headers headers, FoundMembers members) {
    for (var name : places.headers()) {
      var value = headers.first(name);
      if (value != null && fits(value)) {
        return value;
      }
    }
    var value = members.first(places.pointers());
    return value != null && fits(value) ? value : null;
  }

  /// Whether the text can be an id. Half a surrogate pair, made by a JSON escape, has no UTF-8.
  private static boolean fits(String id) {
    return !id.isBlank() && id.length() <= RawRecordHeaders.WEBHOOK_ID_CHARS_MAX && wellFormed(id);
  }

  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(WebhookIdFinder::isHalf);
      }
    }
    return true;
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private String derivedId(String connectionId, byte[] body) {
    sha256.update(connectionId.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    return "sha256:" + HexFormat.of().formatHex(sha256.digest(body));
  }
}
