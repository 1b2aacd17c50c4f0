package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.process.ChildJvm;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SimulatedApiMainTest {
  @TempDir private Path directory;

  @Test
  void madeUpEntitiesAreServedUntilSigterm() throws Exception {
    try (var program = start("--lag=0s", "--change-every=0s")) {
      var address = address(program);

      assertThat(get(address, "demo-v3", "/api/erp/purchase-orders?per_page=5"))
          .contains("\"key\":\"05", "\"total\":12");
      assertThat(get(address, "demo-v4", "/api/eam/vendors")).contains("\"_updatedAt\"");
      assertThat(get(address, "demo-cursor", "/api/eam/assets?limit=5"))
          .contains("\"next_cursor\":\"");
      assertThat(program.jvm().stop()).isZero();
    }
  }

  @Test
  void sameSeedMakesTheSameTokens() throws Exception {
    var tokens = new ArrayList<String>();
    for (int run = 0; run < 2; run++) {
      try (var program = start("--seed=5", "--change-every=0s")) {
        address(program);
        tokens.add(token("demo-v4"));
      }
    }
    assertThat(tokens.getFirst()).isEqualTo(tokens.getLast());
  }

  @Test
  void entitiesOfAFileAreServed() throws Exception {
    var content = "{\"key\":\"po-7\",\"updatedAt\":\"2026-05-04T10:00:00Z\"}";
    var file = directory.resolve("entities.jsonl");
    Files.writeString(file, "{\"type\":\"purchase_order\",\"content\":%s}%n".formatted(content));
    try (var program = start("--data=" + file, "--lag=0s")) {
      var address = address(program);

      assertThat(get(address, "demo-v3", "/api/erp/purchase-orders/po-7"))
          .isEqualTo("{\"data\":" + content + "}");
    }
  }

  @Test
  void tokenFilesAreOnlyTheirOwners() throws Exception {
    try (var program = start()) {
      address(program);

      var permissions = Files.getPosixFilePermissions(tokens().resolve("demo-v3"));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
  }

  @Test
  void errorsAreAShareOfTheCalls() throws Exception {
    try (var program = start("--errors=100")) {
      var address = address(program);

      for (int call = 0; call < 20; call++) {
        assertThat(failing(address)).isTrue();
      }
    }
  }

  /// Whether a call gets anything but a listing with ids.
  private boolean failing(String address) throws Exception {
    try {
      var body = get(address, "demo-v3", "/api/eam/sites");
      return !(JsonReader.read(body.getBytes(UTF_8)) instanceof Reading.Document)
          || !body.contains("\"key\"");
    } catch (IOException _) {
      return true;
    }
  }

  @Test
  void madeUpEntitiesChange() throws Exception {
    try (var program = start("--change-every=20ms", "--lag=0s", "--seed=3")) {
      var address = address(program);
      var before = get(address, "demo-v4", "/api/eam/sites");

      Eventually.get(
          () -> {
            try {
              return get(address, "demo-v4", "/api/eam/sites");
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          },
          after -> !after.equals(before));
    }
  }

  @Test
  void temporaryTokenDirectoryIsDeleted() throws Exception {
    try (var program = Program.start(List.of(), Redirect.PIPE)) {
      program.line();
      var directory = Path.of(program.line().replaceFirst(".*: ", ""));
      assertThat(directory.resolve("demo-v3")).exists();

      assertThat(program.jvm().stop()).isZero();

      assertThat(directory).doesNotExist();
    }
  }

  @Test
  void wrongLineOfAFileIsAFailure() throws IOException {
    var file = Files.writeString(directory.resolve("entities.jsonl"), "{\"type\":\"unicorn\"}\n");

    assertThat(failure(1, "--data=" + file)).contains("entities.jsonl, line 1: expected");
  }

  @Test
  void wrongOptionIsWrongUse() throws IOException {
    assertThat(failure(2, "--lag=2h")).contains("--lag", "expected a duration up to 1h");
    assertThat(failure(2, "--errors=101")).contains("expected a --port of 0-65535");
  }

  /// What the program prints before it ends with this exit code.
  private String failure(int exitCode, String option) throws IOException {
    var log = directory.resolve("log");
    try (var program = Program.start(List.of(option), Redirect.to(log.toFile()))) {
      assertThat(program.jvm().exitCode()).isEqualTo(exitCode);
    }
    return Files.readString(log);
  }

  private Program start(String... options) {
    var arguments = new ArrayList<>(List.of(options));
    arguments.add("--tokens=" + tokens());
    return Program.start(arguments, Redirect.PIPE);
  }

  /// The program in a JVM of its own, which ends with the test.
  private record Program(ChildJvm jvm) implements AutoCloseable {

    static Program start(List<String> arguments, Redirect output) {
      return new Program(ChildJvm.start(SimulatedApiMain.class, List.of(), arguments, output));
    }

    String line() throws IOException {
      return String.valueOf(jvm.output().readLine());
    }

    @Override
    public void close() {
      jvm.kill();
    }
  }

  private Path tokens() {
    return directory.resolve("tokens");
  }

  private static String address(Program program) throws IOException {
    return program.line().replaceFirst(".*(http://127.0.0.1:[0-9]+).*", "$1");
  }

  private String token(String connection) throws IOException {
    var file = Files.readString(tokens().resolve(connection));
    return JsonReader.read(file.getBytes(UTF_8)) instanceof Reading.Document(Json.Obj answer)
            && answer.member("access_token") instanceof Json.Str(var token)
        ? token
        : "";
  }

  private String get(String address, String connection, String target) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address + target))
            .header("Authorization", "Bearer " + token(connection))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
