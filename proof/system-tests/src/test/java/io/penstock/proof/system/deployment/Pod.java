package io.penstock.proof.system.deployment;

import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A pod with one container, as a Deployment or a StatefulSet describes it, and what the node makes
/// of it.
///
/// @param workload the Deployment or the StatefulSet
record Pod(Manifests manifests, JsonNode workload) {

  JsonNode spec() {
    return workload.at("/spec/template/spec");
  }

  JsonNode labels() {
    return workload.at("/spec/template/metadata/labels");
  }

  JsonNode container() {
    return spec().at("/containers/0");
  }

  /// The recipe of the image that it runs.
  String image() {
    var recipe = container().at("/name").asString() + ".Dockerfile";
    try {
      return Files.readString(Manifests.deploy().resolve("images").resolve(recipe));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The number of a port by its name.
  int port(String name) {
    return container()
        .at("/ports")
        .valueStream()
        .filter(each -> each.at("/name").asString().equals(name))
        .findFirst()
        .map(each -> each.at("/containerPort").asInt())
        .orElseThrow(() -> new AssertionError("no port " + name));
  }

  /// Where something is mounted that the container may write to and that is its own.
  List<String> writable() {
    return mounts()
        .filter(each -> !each.at("/readOnly").asBoolean(false))
        .map(each -> each.at("/mountPath").asString())
        .toList();
  }

  /// The settings as the container reads them, from its arguments, files and variables.
  ///
  /// @param root where its files are put
  /// @param secrets what the Secret holds that is not part of the manifests
  /// @param over variables that go before its own
  SettingsReader settings(Path root, Map<String, String> secrets, Map<String, String> over) {
    mount(root, secrets);
    var variables = variables();
    variables.putAll(over);
    var arguments = container().at("/args");
    if (arguments.size() != 2 || !arguments.at("/0").asString().equals("--config")) {
      throw new AssertionError("not --config FILE: " + arguments);
    }
    return SettingsReader.of(Path.of(root + arguments.at("/1").asString()), variables);
  }

  private Map<String, String> variables() {
    var variables = new HashMap<String, String>();
    container()
        .at("/envFrom")
        .valueStream()
        .map(each -> each.at("/configMapRef/name").asString())
        .forEach(name -> variables.putAll(data(name)));
    container()
        .at("/env")
        .valueStream()
        .forEach(each -> variables.put(each.at("/name").asString(), value(each)));
    return variables;
  }

  private String value(JsonNode variable) {
    var field = variable.at("/valueFrom/fieldRef/fieldPath").asString("");
    return switch (field) {
      case "" -> variable.at("/value").asString();
      case "metadata.name" -> workload.at("/metadata/name").asString() + "-0";
      default -> throw new AssertionError("no test knows " + field);
    };
  }

  private Map<String, String> data(String configMap) {
    return manifests
        .one("ConfigMap", configMap)
        .at("/data")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asString()));
  }

  /// The volume that a file or a directory of the container stands in.
  ///
  /// @param path without its leading slash
  JsonNode volumeOf(Path path) {
    return mounts()
        .filter(each -> Path.of("/").resolve(path).startsWith(each.at("/mountPath").asString()))
        .findFirst()
        .map(each -> volume(each.at("/name").asString()))
        .orElseThrow(() -> new AssertionError("/" + path + " is in no volume"));
  }

  private Stream<JsonNode> mounts() {
    return container().at("/volumeMounts").valueStream();
  }

  /// Puts the mounted files below `root`; paths of mounts in them then lead there, too.
  private void mount(Path root, Map<String, String> secrets) {
    mounts()
        .forEach(
            mount -> {
              var volume = volume(mount.at("/name").asString());
              var directory = Path.of(root + mount.at("/mountPath").asString());
              var configMap = volume.at("/configMap/name").asString("");
              write(directory, configMap.isEmpty() ? Map.of() : moved(root, data(configMap)));
              write(directory, volume.at("/secret").isMissingNode() ? Map.of() : secrets);
            });
  }

  private JsonNode volume(String name) {
    return Stream.concat(
            spec().at("/volumes").valueStream(),
            workload.at("/spec/volumeClaimTemplates").valueStream())
        .filter(
            each -> each.at("/name").asString(each.at("/metadata/name").asString("")).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no volume " + name));
  }

  private Map<String, String> moved(Path root, Map<String, String> files) {
    var paths =
        mounts()
            .map(each -> Pattern.quote(each.at("/mountPath").asString()))
            .collect(Collectors.joining("|"));
    var moved = new HashMap<String, String>();
    files.forEach((name, text) -> moved.put(name, text.replaceAll(paths, root + "$0")));
    return moved;
  }

  private static void write(Path directory, Map<String, String> files) {
    try {
      Files.createDirectories(directory);
      for (var file : files.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
