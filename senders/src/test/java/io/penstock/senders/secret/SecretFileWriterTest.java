package io.penstock.senders.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileWriterTest {
  private static final byte[] SECRET = "new".getBytes(UTF_8);

  @TempDir private Path directory;

  @Test
  void aReplacedFileIsOnlyTheOwners() throws IOException {
    var file = Files.writeString(directory.resolve("token"), "old and longer");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    SecretFileWriter.replace(file, SECRET);

    assertThat(file).hasBinaryContent(SECRET);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aFileThatIsOpenKeepsItsContent() throws IOException {
    var file = Files.writeString(directory.resolve("token"), "old");
    try (var reader = Files.newInputStream(file)) {
      SecretFileWriter.replace(file, SECRET);
      assertThat(reader.readAllBytes()).asString(UTF_8).isEqualTo("old");
    }
  }

  @Test
  void aReplacementThatFailsLeavesNothingBehind() throws IOException {
    var file = directory.resolve("token");
    Files.createDirectories(file.resolve("sub"));

    assertThatThrownBy(() -> SecretFileWriter.replace(file, SECRET))
        .isInstanceOf(IOException.class);

    assertThat(files()).containsExactly(file);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}
