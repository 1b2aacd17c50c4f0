package io.penstock.proof.system.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The way of an operator: a webhook is refused, he looks at it, asks the doctor, does what it
/// says, and the same webhook is taken.
@ExtendWith(KafkaExtension.class)
@Timeout(600)
class RefusedWebhookTest {
  private static final String SECRET = "a-secret-of-acme";
  private static final String TOKEN = "0123456789abcdef";
  private static final String BODY =
      "{\"id\":\"evt_1\",\"event\":\"assets.updated\",\"body\":[\"1\"]}";

  private final KafkaTestClient kafka;
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path directory;
  private Ingress ingress;

  RefusedWebhookTest(KafkaTestClient kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void start() throws IOException {
    kafka.createTopics(1);
    Files.createDirectory(directory.resolve("secrets"));
    write("secrets/acme", SECRET);
    write("token", TOKEN);
    write("connections.yaml", "connections: {acme: {recipe: makini, secrets: [acme]}}\n");
    ingress = Ingress.start(settings(), Clock.systemUTC(), System::nanoTime);
    Eventually.get(ingress::readiness, Readiness.Ready.class::isInstance);
  }

  @AfterEach
  void stop() {
    ingress.close();
    client.close();
  }

  @Test
  void whatTheDoctorAdvisesMakesTheRefusedWebhookGood() throws Exception {
    assertThat(send()).isEqualTo(401);
    write("headers", look("/refused/1/headers"));
    write("body", look("/refused/1/body"));

    var advised = text(doctor(), "/matches/0/recipes");
    write("recipes.yaml", advised);
    write("connections.yaml", "connections: {acme: {recipe: my-sender, secrets: [acme]}}\n");

    assertThat(text(doctor(), "/diagnosis")).isEqualTo("good");
    assertThat(Eventually.get(this::send, status -> status == 200)).isEqualTo(200);
  }

  private Json doctor() {
    var run =
        CommandRun.of(
            "doctor",
            "--connection",
            "acme",
            "--connections",
            directory.resolve("connections.yaml").toString(),
            "--secrets",
            directory.resolve("secrets").toString(),
            "--headers",
            directory.resolve("headers").toString(),
            "--body",
            directory.resolve("body").toString(),
            "--json");
    assertThat(run.code()).as("%s", run).isZero();
    return ((JsonReader.Reading.Document) JsonReader.read(run.out().getBytes(UTF_8))).value();
  }

  private static String text(Json json, String pointer) {
    return json.at(JsonPointer.of(pointer)) instanceof Json.Str(var text) ? text : "";
  }

  /// Posts the webhook as its sender signs: hex, after a prefix, over the body in its own words.
  private int send() {
    var request =
        HttpRequest.newBuilder(uri(ingress.port(), "/webhooks/acme"))
            .header("X-Acme-Signature", "sha256=" + signature())
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return answer(request).statusCode();
  }

  private String look(String path) {
    var request =
        HttpRequest.newBuilder(uri(ingress.managementPort(), path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    var answer = Eventually.get(() -> answer(request), each -> each.statusCode() == 200);
    return answer.body();
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no answer from " + request.uri(), e);
    }
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String signature() {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private IngressSettings settings() {
    var in =
        SettingsReader.of(
            null,
            Map.ofEntries(
                Map.entry("PENSTOCK_HTTP_HOST", "127.0.0.1"),
                Map.entry("PENSTOCK_HTTP_PORT", "0"),
                Map.entry("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("PENSTOCK_MANAGEMENT_PORT", "0"),
                Map.entry("PENSTOCK_TOPICS_PREFIX", kafka.topics().prefix()),
                Map.entry("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("PENSTOCK_DURABILITY", "warn"),
                Map.entry("PENSTOCK_DRAIN_DELAY", "0s"),
                Map.entry("PENSTOCK_SENDERS_RELOAD", "1s"),
                Map.entry("PENSTOCK_SAMPLES_TOKEN_FILE", directory.resolve("token").toString()),
                Map.entry("PENSTOCK_SECRETS_DIR", directory.resolve("secrets").toString()),
                Map.entry(
                    "PENSTOCK_CONNECTIONS_FILE",
                    directory.resolve("connections.yaml").toString())));
    var settings = IngressSettings.read(in);
    in.complete();
    return settings;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
