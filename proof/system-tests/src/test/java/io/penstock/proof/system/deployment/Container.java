package io.penstock.proof.system.deployment;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A container that a test started as a cluster would: no privileges, nothing writable but what is
/// mounted, the network of this machine. Closing removes it, with its volumes.
final class Container implements AutoCloseable {
  private static final int END_MAX_S = 300;

  /// Docker mounts it noexec unless told otherwise, which Kubernetes does not.
  private static final String LOCKED =
      "--network host --read-only --tmpfs /tmp:exec --cap-drop ALL"
          + " --security-opt no-new-privileges";

  private final String id;

  private Container(String id) {
    this.id = id;
  }

  /// Starts one.
  ///
  /// @param options of `docker run`, beside those that all have
  static Container start(String image, Map<String, String> variables, String options) {
    var given =
        variables.entrySet().stream()
            .map(each -> "-e '%s=%s'".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(" "));
    var line = "docker run -d %s %s %s %s".formatted(LOCKED, given, options, image);
    return new Container(Shell.run(line).strip());
  }

  /// What it wrote so far, to its standard output and its standard error.
  String log() {
    return Shell.run("docker logs " + id + " 2>&1");
  }

  /// The port it says it listens on for them; waits for that.
  int portFor(String whom) {
    var pattern = Pattern.compile("for " + whom + " on (\\d+)");
    var log = Eventually.get(this::log, text -> pattern.matcher(text).find());
    var matcher = pattern.matcher(log);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /// Waits until its readiness probe is content.
  Container awaitReady() {
    var address = "http://127.0.0.1:" + portFor("operators") + "/health/ready";
    Eventually.get(() -> answer(address), answer -> answer.startsWith("200 "));
    return this;
  }

  /// A file as the service itself sees it.
  String file(String path) {
    return Shell.run("docker exec " + id + " cat " + path);
  }

  /// Ends it as a cluster does, with SIGTERM.
  ///
  /// @return its exit code
  int stop() {
    Shell.run("docker stop -t " + END_MAX_S + " " + id);
    return exitCode();
  }

  /// The code it ends with; waits for that.
  int exitCode() {
    var code = Shell.run("timeout %d docker wait %s".formatted(END_MAX_S, id));
    return Integer.parseInt(code.strip());
  }

  @Override
  public void close() {
    Shell.run("docker rm -f -v " + id);
  }

  /// Its status and its body, or what became of the container instead.
  private String answer(String address) {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "no answer: " + e + "\n" + log();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
