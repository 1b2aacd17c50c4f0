package io.penstock.standalone.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A sender that signs as Makini does, with nothing of ours but the secret.
public final class Sender {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String secret;

  /// A sender of the connection.
  ///
  /// @param port the ingress's data port
  public Sender(int port, String connection, String secret) {
    this.address = URI.create("http://127.0.0.1:" + port + "/webhooks/" + connection);
    this.secret = secret;
  }

  /// Sends a body with its signature.
  public HttpResponse<String> send(String body) {
    return sendSigned(body, signature(body));
  }

  HttpResponse<String> sendSigned(String body, String signature) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(Eventually.MAX)
            .header("Content-Type", "application/json")
            .header("X-Webhook-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + address, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String signature(String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
