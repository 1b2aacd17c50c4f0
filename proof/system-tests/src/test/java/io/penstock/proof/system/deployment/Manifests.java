package io.penstock.proof.system.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What `kubectl apply -k` would send a cluster.
record Manifests(List<JsonNode> objects) {
  static final String BASE = "base";
  static final String ONE_NODE = "overlays/one-node";

  /// From this version on its `kustomize` takes a directory as a resource.
  private static final int OVERLAYS_SINCE_MINOR = 21;

  private static final YAMLMapper YAML = new YAMLMapper();

  /// Ends a test class that has no `kubectl`. On a laptop without it there is nothing to see; where
  /// CI is, its absence is a failure.
  static void needKubectl() {
    assumeTrue("true".equals(System.getenv("CI")) || Shell.has("kubectl"), "needs kubectl");
  }

  /// Builds a directory below `deploy/`; ends a test whose `kubectl` is too old for that.
  static Manifests of(String directory) {
    assumeTrue(
        directory.equals(BASE) || kubectlMinor() >= OVERLAYS_SINCE_MINOR,
        "needs kubectl 1." + OVERLAYS_SINCE_MINOR + " or later");
    var yaml = Shell.run("kubectl kustomize '%s'".formatted(deploy().resolve(directory)));
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return new Manifests(documents.readAll());
    }
  }

  /// Where the manifests and the images' recipes stand.
  static Path deploy() {
    return Path.of(System.getProperty("launcher")).resolveSibling("deploy");
  }

  /// The minor version of the `kubectl` of this machine: 20 of 1.20.
  private static int kubectlMinor() {
    var printed = Shell.run("kubectl version --client -o json");
    var version = Pattern.compile("\"minor\": \"(\\d+)").matcher(printed);
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  /// Every object of the kind.
  Stream<JsonNode> all(String kind) {
    return objects.stream().filter(each -> each.at("/kind").asString().equals(kind));
  }

  /// The one object of the kind and the name.
  JsonNode one(String kind, String name) {
    return all(kind)
        .filter(each -> each.at("/metadata/name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /// The pods of both services.
  List<Pod> pods() {
    return List.of(ingress(), processor());
  }

  Pod ingress() {
    return new Pod(this, one("Deployment", "penstock-ingress"));
  }

  Pod processor() {
    return new Pod(this, one("StatefulSet", "penstock-processor"));
  }
}
