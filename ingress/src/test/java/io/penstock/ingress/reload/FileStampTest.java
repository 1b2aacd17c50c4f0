package io.penstock.ingress.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.senders.MountedVolume;
import io.penstock.senders.SenderConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileStampTest {
  private static final FileTime THEN = FileTime.fromMillis(1_000_000);

  @TempDir private Path directory;

  /// What an operator may do to the files.
  enum Deed {
    EDIT_CONNECTIONS,
    REPLACE_CONNECTIONS_BY_AN_EQUALLY_OLD_AND_LONG_FILE,
    ADD_RECIPES,
    EDIT_A_SECRET_WITHOUT_CHANGING_ITS_LENGTH,
    ADD_A_SECRET,
    DELETE_A_SECRET,
    MOVE_ALL_SECRETS_AWAY
  }

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(path("secrets"));
    write("connections.yaml", "one");
    write("secrets/a", "one");
  }

  @Test
  void filesThatStayHaveTheSameStamp() {
    assertThat(stamp()).isEqualTo(stamp());
    assertThat(stamp().files()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void everyChangeShows(Deed deed) throws IOException {
    var before = stamp();

    perform(deed);

    assertThat(stamp()).isNotEqualTo(before);
  }

  @Test
  void swapOfAMountedVolumeShowsThoughNeitherLengthNorTimeDiffer() throws IOException {
    var volume = new MountedVolume(path("mounted"));
    var files = new SenderConfigFiles(volume.file("connections.yaml"), path("none"), path("none"));
    volume.update(Map.of("connections.yaml", "one"));
    Files.setLastModifiedTime(volume.file("connections.yaml"), THEN);
    var before = FileStamp.of(Set.of(files.connections(), files.recipes()));

    volume.update(Map.of("connections.yaml", "two"));
    Files.setLastModifiedTime(volume.file("connections.yaml"), THEN);

    assertThat(FileStamp.of(Set.of(files.connections(), files.recipes()))).isNotEqualTo(before);
  }

  @Test
  void fileThatNobodyNamesDoesNotShow() throws IOException {
    var before = stamp();

    write("secrets/.a.swp", "x");
    write("secrets/log", "x");

    assertThat(stamp()).isEqualTo(before);
  }

  private void perform(Deed deed) throws IOException {
    switch (deed) {
      case EDIT_CONNECTIONS -> write("connections.yaml", "other");
      case REPLACE_CONNECTIONS_BY_AN_EQUALLY_OLD_AND_LONG_FILE -> {
        write("connections.new", "two");
        Files.setLastModifiedTime(
            path("connections.new"), Files.getLastModifiedTime(path("connections.yaml")));
        Files.move(
            path("connections.new"), path("connections.yaml"), StandardCopyOption.ATOMIC_MOVE);
      }
      case ADD_RECIPES -> write("recipes.yaml", "recipes: {}");
      case EDIT_A_SECRET_WITHOUT_CHANGING_ITS_LENGTH -> {
        write("secrets/a", "two");
        Files.setLastModifiedTime(path("secrets/a"), THEN);
      }
      case ADD_A_SECRET -> write("secrets/b", "one");
      case DELETE_A_SECRET -> Files.delete(path("secrets/a"));
      case MOVE_ALL_SECRETS_AWAY -> Files.move(path("secrets"), path("elsewhere"));
    }
  }

  private FileStamp stamp() {
    return FileStamp.of(
        Set.of(
            path("connections.yaml"), path("recipes.yaml"), path("secrets/a"), path("secrets/b")));
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path(name), text);
  }
}
