package io.penstock.proof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStartCommandTest {
  private static final String MOVED =
      """
      FROM some-jre AS jars
      # COPY old/target/lib /jars/lib
      COPY services/gate/target/lib /jars/lib
      COPY services/gate/target/penstock-gate-*.jar /jars/penstock/

      FROM some-jre
      COPY --from=jars /jars/lib /opt/penstock/lib
      ENTRYPOINT ["java", \\
        # a comment between continued lines
        "-XX:+UseG1GC", "--add-opens=a/b=ALL-UNNAMED", \\
        "-cp", "/opt/penstock/penstock/*:/opt/penstock/lib/*", "org.example.Gate", "--all"]
      LABEL org.opencontainers.image.title="gate"
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "processor"})
  void thisCheckoutSaysHowItsServicesStart(String service) throws IOException {
    var start =
        ImageStartCommand.of(
            Files.readString(root().resolve(ImageStartCommand.definition(service))));

    assertThat(start.module()).isEqualTo(service);
    assertThat(start.classPath())
        .containsExactly(
            service + "/target/lib", service + "/target/penstock-" + service + "-*.jar");
    assertThat(start.flags()).contains("-XX:+UseG1GC").noneMatch(it -> it.contains("\\"));
    assertThat(start.command())
        .singleElement()
        .isEqualTo(
            service.equals("ingress")
                ? "io.penstock.ingress.IngressMain"
                : "io.penstock.processor.ProcessorMain");
  }

  @Test
  void modulesAndClassesMayMove() {
    assertThat(ImageStartCommand.of(MOVED))
        .isEqualTo(
            new ImageStartCommand(
                "services/gate",
                List.of("services/gate/target/lib", "services/gate/target/penstock-gate-*.jar"),
                List.of("-XX:+UseG1GC", "--add-opens=a/b=ALL-UNNAMED"),
                List.of("org.example.Gate", "--all")));
  }

  @Test
  void argumentsHaveTheFlagsOfTheImageThenOursThenTheFoundJars() {
    var arguments =
        ImageStartCommand.of(MOVED)
            .arguments(List.of(Path.of("/c/gate.jar"), Path.of("/c/lib")), List.of("-Xmx512m"));

    assertThat(arguments)
        .containsExactly(
            "-XX:+UseG1GC",
            "--add-opens=a/b=ALL-UNNAMED",
            "-Xmx512m",
            "-cp",
            "/c/gate.jar:/c/lib/*",
            "org.example.Gate",
            "--all");
  }

  @Test
  void definitionWithoutJarsOrCommandIsRefused() {
    assertThatThrownBy(() -> ImageStartCommand.of("FROM some-jre"))
        .hasMessageContaining("no COPY <module>/target/...");
    assertThatThrownBy(() -> ImageStartCommand.of("COPY a/target/lib /lib\n"))
        .hasMessageContaining("no ENTRYPOINT");
    assertThatThrownBy(() -> ImageStartCommand.of("COPY a/target/lib /lib\nENTRYPOINT [\"a.sh\"]"))
        .hasMessageContaining("a.sh");
  }

  private static Path root() {
    return Path.of("../..").toAbsolutePath().normalize();
  }
}
