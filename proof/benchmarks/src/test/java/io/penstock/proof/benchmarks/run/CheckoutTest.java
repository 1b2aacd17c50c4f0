package io.penstock.proof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  private static final String DEFINITION =
      """
      COPY gate/target/lib /jars/lib
      COPY gate/target/penstock-gate-*.jar /jars/penstock/
      ENTRYPOINT ["java", "-cp", "/opt/*", "org.example.Gate"]
      """;

  @TempDir private Path root;

  @BeforeEach
  void fill() throws IOException {
    root = root.toRealPath();
    Files.createDirectories(root.resolve("deploy/images"));
    Files.writeString(root.resolve("deploy/images/ingress.Dockerfile"), DEFINITION);
    Files.writeString(root.resolve("pom.xml"), "<project/>");
  }

  @Test
  void jarsAreFoundAndTheModulesOwnComesFirst() throws IOException {
    Files.createDirectories(root.resolve("gate/target/lib"));
    Files.createFile(root.resolve("gate/target/penstock-gate-1.2.jar"));

    var arguments = Checkout.of(root, "ingress").arguments("ingress", List.of("-Xmx1g"));

    assertThat(arguments)
        .containsExactly(
            "-Xmx1g",
            "-cp",
            "%1$s/gate/target/penstock-gate-1.2.jar:%1$s/gate/target/lib/*".formatted(root),
            "org.example.Gate");
  }

  @Test
  void directoryMayBeGivenRelativeOrByALink() throws IOException {
    var link = Files.createSymbolicLink(root.resolve("link"), root);

    assertThat(Checkout.of(link, "ingress").root()).isEqualTo(root);
    assertThat(Checkout.of(root.resolve("deploy/.."), "ingress").root()).isEqualTo(root);
  }

  @Test
  void directoryThatIsNoCheckoutIsRefused() throws IOException {
    assertThatThrownBy(() -> Checkout.of(root.resolve("none"), "ingress"))
        .hasMessageContaining("none is no directory");
    assertThatThrownBy(() -> Checkout.of(root, "processor"))
        .hasMessageContaining("no checkout of Penstock: it has no deploy/images/processor");
    Files.delete(root.resolve("pom.xml"));
    assertThatThrownBy(() -> Checkout.of(root, "ingress"))
        .hasMessageContaining("it has no pom.xml");
  }

  @Test
  void missingJarsAreNamed() {
    var checkout = Checkout.of(root, "ingress");

    assertThatThrownBy(() -> checkout.arguments("ingress", List.of()))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("was not built: it has no gate/target/lib");
  }

  @Test
  void buildIsTheLaunchersForTheModuleOfTheService() throws IOException {
    var lines = new ArrayList<String>();
    var launcher = launcher("echo \"$@\"; echo trouble >&2");

    Checkout.of(root, "ingress").build(launcher, "ingress", lines::add);

    assertThat(lines).containsExactly("build-at " + root + " gate", "trouble");
  }

  @Test
  void failedBuildIsAFailure() throws IOException {
    var launcher = launcher("exit 1");

    assertThatThrownBy(() -> Checkout.of(root, "ingress").build(launcher, "ingress", _ -> {}))
        .isInstanceOf(BenchException.class)
        .hasMessage("the ingress of " + root + " was not built");
  }

  private Path launcher(String command) throws IOException {
    var launcher = Files.writeString(root.resolve("launcher"), "#!/bin/sh\n" + command + "\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return launcher;
  }
}
