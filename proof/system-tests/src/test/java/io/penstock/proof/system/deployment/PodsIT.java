package io.penstock.proof.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The pods as the manifests describe them: what they may do, who they are, who finds them.
class PodsIT {

  @BeforeAll
  static void kubectlIsThere() {
    Manifests.needKubectl();
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void podsAreRestricted(String where) {
    for (var pod : Manifests.of(where).pods()) {
      var container = pod.container();

      assertThat(pod.spec().at("/containers")).hasSize(1);
      assertThat(pod.spec().at("/automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.spec().at("/enableServiceLinks").asBoolean(true)).isFalse();
      assertThat(pod.spec().at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
      assertThat(pod.spec().at("/securityContext/seccompProfile/type").asString(""))
          .isEqualTo("RuntimeDefault");
      assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
          .isFalse();
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean(false)).isTrue();
      assertThat(container.at("/securityContext/capabilities/drop/0").asString(""))
          .isEqualTo("ALL");
      assertThat(pod.writable()).contains("/tmp");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void podsRunAsTheUserOfTheImages(String where) {
    for (var pod : Manifests.of(where).pods()) {
      var ids = pod.spec().at("/securityContext");

      assertThat(pod.image())
          .contains("\nUSER %s:%s\n".formatted(text(ids, "/runAsUser"), text(ids, "/runAsGroup")));
      assertThat(text(ids, "/fsGroup")).isEqualTo(text(ids, "/runAsGroup"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void secretsAreFilesThatOnlyThePodReads(String where) {
    var manifests = Manifests.of(where);

    assertThat(manifests.all("Secret")).isEmpty();
    assertThat(manifests.objects()).noneMatch(each -> each.toString().contains("secretKeyRef"));
    assertThat(manifests.ingress().spec().at("/volumes").valueStream())
        .filteredOn(volume -> volume.has("secret"))
        .hasSize(2)
        .allSatisfy(volume -> assertThat(volume.at("/secret/defaultMode").asInt()).isEqualTo(0440));
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void podsRunThisVersion(String where) {
    for (var pod : Manifests.of(where).pods()) {
      assertThat(pod.container().at("/image").asString())
          .isEqualTo(
              pod.workload().at("/metadata/name").asString() + ":" + System.getProperty("version"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void whatPointsAtPodsFindsThem(String where) {
    var manifests = Manifests.of(where);
    var pointers =
        List.of(
            Map.entry("Service", "/spec/selector"),
            Map.entry("PodDisruptionBudget", "/spec/selector/matchLabels"),
            Map.entry("NetworkPolicy", "/spec/podSelector/matchLabels"),
            Map.entry("Deployment", "/spec/selector/matchLabels"),
            Map.entry("StatefulSet", "/spec/selector/matchLabels"));

    for (var pointer : pointers) {
      assertThat(manifests.all(pointer.getKey()))
          .isNotEmpty()
          .allSatisfy(object -> assertFound(manifests, object, object.at(pointer.getValue())));
    }
  }

  /// One service's pods have the labels, and the ports it names.
  private static void assertFound(Manifests manifests, JsonNode object, JsonNode selector) {
    var found = manifests.pods().stream().filter(pod -> selected(pod, selector)).toList();
    assertThat(found).hasSize(1);
    var ports =
        Stream.concat(
            object.at("/spec/ports").valueStream().map(each -> each.at("/targetPort")),
            object
                .at("/spec/ingress")
                .valueStream()
                .flatMap(each -> each.at("/ports").valueStream())
                .map(each -> each.at("/port")));
    ports.forEach(port -> assertThat(found.getFirst().port(port.asString())).isPositive());
  }

  private static boolean selected(Pod pod, JsonNode selector) {
    return !selector.isEmpty()
        && selector
            .propertyStream()
            .allMatch(label -> label.getValue().equals(pod.labels().get(label.getKey())));
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asString();
  }
}
