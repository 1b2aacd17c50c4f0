package io.penstock.proof.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./penstock images` says where it can't build.
class ImagesCommandIT {
  private static final String LAUNCHER = "'" + System.getProperty("launcher") + "'";

  @TempDir private Path directory;

  @Test
  void withoutAnEngineItSaysWhatToInstall() throws IOException {
    for (var engine : new String[] {"docker", "podman"}) {
      var silent = Files.writeString(directory.resolve(engine), "#!/bin/sh\nexit 1\n");
      Files.setPosixFilePermissions(silent, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    var printed = images("PATH='" + directory + "':\"$PATH\"", "");

    assertThat(printed)
        .startsWith("penstock: needs Docker or Podman to build images, and none answers.")
        .endsWith("\nexit 1\n");
  }

  @Test
  void whatItCannotReadIsWrongUse() {
    assertThat(images("", "--tags x"))
        .isEqualTo(
            """
            penstock: images can't read '--tags'; ./penstock help images shows what it takes.
            exit 2
            """);
    assertThat(images("", "--tag")).contains("can't read '--tag'").endsWith("\nexit 2\n");
  }

  private static String images(String variables, String words) {
    return Shell.run(
        "%s AS_BUILT=1 %s images %s 2>&1 || echo exit $?".formatted(variables, LAUNCHER, words));
  }
}
